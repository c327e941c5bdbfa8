import { useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

/** Shorter waits than this are not worth a sign. */
const unnoticedMilliseconds = 150;

/** Whether a page is on its way for long enough to say so: the lamp warms. */
export function useWaiting(): boolean {
  const isBusy = useNavigation().state !== "idle";
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!isBusy) return setWaiting(false);
    const timer = setTimeout(() => setWaiting(true), unnoticedMilliseconds);
    return () => clearTimeout(timer);
  }, [isBusy]);
  return waiting;
}
