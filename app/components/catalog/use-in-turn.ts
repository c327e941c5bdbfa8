import { useFetcher, useFormAction } from "@remix-run/react";
import { useEffect, useRef } from "react";

interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly message: string };
}

type Fields = Readonly<Record<string, string>>;

/**
 * Sends small forms one after the other: "put it back" pressed at once after "delete" must not overtake it. Posts to
 * `action`, or to the route that this stands in, also when it is called from a toast that outlived its page.
 * `onRefused` hears the message of what the site refused.
 */
export function useInTurn(action?: string, onRefused?: (message: string) => void): (fields: Fields) => void {
  const { state, submit, data } = useFetcher<Answer | null>();
  const here = useFormAction();
  const refused = useRef(onRefused);
  refused.current = onRefused;
  useEffect(() => {
    if (data?.ok === false && data.error) refused.current?.(data.error.message);
  }, [data]);
  const waiting = useRef<Fields[]>([]);
  const isSending = useRef(false);
  const isShown = useRef(true);
  const sendNext = useRef(() => undefined as void);
  sendNext.current = () => {
    const next = isSending.current ? undefined : waiting.current.shift();
    if (!next) return;
    isSending.current = isShown.current;
    submit({ ...next }, { method: "post", action: action ?? here });
  };
  useEffect(() => {
    if (state !== "idle") return;
    isSending.current = false;
    sendNext.current();
  }, [state]);
  useEffect(() => {
    const forms = waiting.current;
    isShown.current = true;
    return () => {
      // Nobody tells a page that is left how its form fared: what waits, and what a toast still sends, goes at once.
      isShown.current = false;
      isSending.current = false;
      while (forms.length > 0) sendNext.current();
    };
  }, []);
  return (fields) => {
    waiting.current.push(fields);
    sendNext.current();
  };
}
