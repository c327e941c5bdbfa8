import { useEffect, useRef } from "react";

/**
 * For a form that shows our own messages: the browser neither stops it nor shows bubbles, the server's messages stand
 * beside the fields, and with each `answer` the first wrong field gets the focus, which screen readers read with its
 * message. Spread what it returns on the form.
 */
export function useCheckedForm(answer: unknown) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer === undefined || !ref.current) return;
    const wrong = ref.current.querySelector<HTMLElement>("[aria-invalid=true]");
    if (wrong) wrong.focus();
    // The button that was pressed was disabled meanwhile, and lost the focus.
    else if (document.activeElement === document.body)
      ref.current.querySelector<HTMLElement>("[type=submit]")?.focus();
  }, [answer]);
  return { ref, noValidate: true } as const;
}
