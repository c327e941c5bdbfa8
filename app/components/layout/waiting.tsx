import { useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

/** Shorter waits than this are not shown. */
const unnoticedMilliseconds = 150;

/** Whether a page has been loading for long enough to show it. */
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
