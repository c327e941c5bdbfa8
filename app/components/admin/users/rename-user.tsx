import { type ListedUser } from "#core/accounts/types.ts";
import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

export interface UserDialogProps {
  readonly user: ListedUser;
  readonly onClose: () => void;
}

/** Asks for a user's new name. */
export function RenameUser({ user, onClose }: UserDialogProps) {
  const fetcher = useFetcher<FormAnswer>();
  const answer = fetcher.data;
  const errors = formErrors(answer?.error, ["name"]);
  const isSaved = answer?.ok === true;
  useEffect(() => {
    if (isSaved) onClose();
  }, [isSaved, onClose]);
  return (
    <Dialog title={`Rename ${user.name}`} open onClose={onClose}>
      <fetcher.Form method="post" className="mt-5 grid gap-5" {...useCheckedForm(answer)}>
        <input type="hidden" name="intent" value="rename" />
        <input type="hidden" name="userId" value={user.id} />
        <TextField
          label="Name"
          hint={`How ${user.email} appears on pages.`}
          name="name"
          autoComplete="off"
          maxLength={80}
          defaultValue={user.name}
          error={errors.fields.name ?? errors.form}
        />
        <div className="acts">
          <Button type="submit" tone="fill" disabled={fetcher.state !== "idle"}>
            Save
          </Button>
          <Button tone="plain" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </fetcher.Form>
    </Dialog>
  );
}
