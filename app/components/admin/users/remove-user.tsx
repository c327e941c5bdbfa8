import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { type UserDialogProps } from "#app/components/admin/users/rename-user.tsx";
import { counted } from "#app/components/format/words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { REMOVED_USER_DAYS } from "#core/accounts/types.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

/** Asks before a user is removed, and says what becomes of what is theirs. */
export function RemoveUser({ user, onClose }: UserDialogProps) {
  const fetcher = useFetcher<FormAnswer>();
  const isRemoved = fetcher.data?.ok === true;
  useEffect(() => {
    if (isRemoved) onClose();
  }, [isRemoved, onClose]);
  return (
    <Dialog title={`Remove ${user.name}?`} open onClose={onClose}>
      <ul className="mt-4 grid list-disc gap-2 pl-5 text-sm text-soft leading-ui">
        <li>{user.email} is signed out on all devices and can’t sign in.</li>
        <li>{titlesSentence(user.titleCount)}</li>
        <li>
          The account and its watch history are deleted after {REMOVED_USER_DAYS} days. Until then you can
          restore them here.
        </li>
      </ul>
      <fetcher.Form method="post" className="acts mt-6">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="userId" value={user.id} />
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="bad" disabled={fetcher.state !== "idle"}>
          Remove user
        </Button>
      </fetcher.Form>
      {fetcher.data?.error ? (
        <p role="alert" className="mt-3 text-sm text-bad">
          {fetcher.data.error.message}
        </p>
      ) : null}
    </Dialog>
  );
}

function titlesSentence(titleCount: number): string {
  if (titleCount === 0) return "Nothing in the library is theirs.";
  const titles = titleCount === 1 ? "title stays" : "titles stay";
  return `Their ${counted(titleCount, titles, titles)} in the library. Nothing that is published disappears.`;
}
