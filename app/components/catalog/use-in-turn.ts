import { useFetcher, useFormAction } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

type Fields = Readonly<Record<string, string>>;

/**
 * Sends small forms one after the other: an undo pressed at once after "delete" must not overtake it. Posts to
 * `action`, or to the route that renders it, also when it is called from a toast that outlived its page.
 * `onRefused` gets the message of an error answer.
 */
export function useInTurn(action?: string, onRefused?: (message: string) => void): (fields: Fields) => void {
  const { state, submit, data } = useFetcher<FormAnswer | null>();
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
      // An unmounted page gets no answers any more: waiting forms, and those that a toast still sends, go at once.
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
