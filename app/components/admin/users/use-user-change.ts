import { type ListedUser } from "#core/accounts/types.ts";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useToast } from "#app/components/ui/toast.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

type Fields = Readonly<Record<string, string>>;

interface Change {
  readonly fields: Fields;
  /** Said once it is done. */
  readonly success: string;
  /** What takes it back. */
  readonly undo?: Fields;
}

/** Changes a user at once, and says in a toast what was done, with its undo, or why it was refused. */
export function useUserChange({
  id: userId,
  name,
}: Pick<ListedUser, "id" | "name">): (change: Change) => void {
  const { submit, data } = useFetcher<FormAnswer>();
  const announce = useToast();
  const sent = useRef<Change | null>(null);
  const send = (change: Change): void => {
    sent.current = change;
    submit({ ...change.fields, userId }, { method: "post" });
  };
  const sendRef = useRef(send);
  sendRef.current = send;
  useEffect(() => {
    const change = sent.current;
    if (!data || !change) return;
    sent.current = null;
    if (!data.ok) return announce({ words: data.error.message });
    const undo = change.undo;
    const run = (): void => undo && sendRef.current({ fields: undo, success: `${name} is as before.` });
    announce({ words: change.success, ...(undo && { undo: { label: "Undo", run } }) });
  }, [data, announce, name]);
  return send;
}
