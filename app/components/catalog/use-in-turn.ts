import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";

type Fields = Readonly<Record<string, string>>;

/**
 * Sends small forms one after the other: "put it back" pressed at once after "delete" must not overtake it. Posts to
 * `action`, or to the route that this stands in.
 */
export function useInTurn(action?: string): (fields: Fields) => void {
  const { state, submit } = useFetcher();
  const waiting = useRef<Fields[]>([]);
  const isSending = useRef(false);
  const sendNext = useRef(() => undefined as void);
  sendNext.current = () => {
    const next = isSending.current ? undefined : waiting.current.shift();
    if (!next) return;
    isSending.current = true;
    submit({ ...next }, { method: "post", action });
  };
  useEffect(() => {
    if (state !== "idle") return;
    isSending.current = false;
    sendNext.current();
  }, [state]);
  return (fields) => {
    waiting.current.push(fields);
    sendNext.current();
  };
}
