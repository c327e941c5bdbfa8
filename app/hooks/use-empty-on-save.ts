import { useEffect, type RefObject } from "react";

/** Empties a form once what it sent was saved: passwords do not stay in it. */
export function useEmptyOnSave(
  form: RefObject<HTMLFormElement>,
  answer: { readonly ok: boolean } | undefined,
): void {
  useEffect(() => {
    if (answer?.ok) form.current?.reset();
  }, [answer, form]);
}
