import { useFetcher } from "@remix-run/react";
import { CopyField } from "#app/components/ui/fields/copy-field.tsx";
import { type UserChangeAnswer } from "#app/components/admin/users/change-user.ts";
import { type UserDialogProps } from "#app/components/admin/users/rename-user.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

/** Makes a link by which a user chooses a new password, and shows it this once. */
export function ResetLinkDialog({ user, onClose }: UserDialogProps) {
  const fetcher = useFetcher<FormAnswer<UserChangeAnswer>>();
  const link = fetcher.data?.answer;
  return (
    <Dialog title={`Reset the password of ${user.name}`} open onClose={onClose}>
      {link ? (
        <ShownLink path={link.path} onClose={onClose} />
      ) : (
        <fetcher.Form method="post">
          <input type="hidden" name="intent" value="reset-link" />
          <input type="hidden" name="userId" value={user.id} />
          <p className="mt-4 text-sm text-soft leading-ui">
            You get a link to send to {user.email}. They choose a new password with it and are signed out
            everywhere else. The current password works until then.
          </p>
          <div className="acts mt-6">
            <Button type="submit" tone="fill" disabled={fetcher.state !== "idle"}>
              Create link
            </Button>
            <Button tone="plain" onClick={onClose}>
              Cancel
            </Button>
          </div>
          {fetcher.data?.error ? (
            <p role="alert" className="mt-3 text-sm text-bad">
              {fetcher.data.error.message}
            </p>
          ) : null}
        </fetcher.Form>
      )}
    </Dialog>
  );
}

function ShownLink({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  return (
    <div className="mt-5 grid gap-5">
      <CopyField
        label="Reset link"
        hint="Copy it now: it is not shown again. It works once, for 24 hours, and replaces earlier links."
        value={new URL(path, window.location.href).href}
      />
      <div className="acts">
        <Button onClick={onClose}>Done</Button>
      </div>
    </div>
  );
}
