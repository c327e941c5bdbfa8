import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";

interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly message: string };
}

type Fields = Readonly<Record<string, string>>;

/**
 * Sends small forms one after the other: "put it back" pressed at once after "delete" must not overtake it. Posts to
 * `action`, or to the route that this stands in. `onRefused` hears the message of what the house refused.
 */
export function useInTurn(action?: string, onRefused?: (message: string) => void): (fields: Fields) => void {
  const { state, submit, data } = useFetcher<Answer | null>();
  const refused = useRef(onRefused);
  refused.current = onRefused;
  useEffect(() => {
    if (data?.ok === false && data.error) refused.current?.(data.error.message);
  }, [data]);
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
