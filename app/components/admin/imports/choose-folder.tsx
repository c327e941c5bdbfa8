import { Form, useNavigation } from "@remix-run/react";
import { FolderLinks } from "#app/components/admin/imports/folder-links.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type FolderList } from "#core/import/runs/types.ts";

interface ChooseFolderProps {
  readonly list: FolderList;
  /** Why the folder that was asked for is not shown or not taken. */
  readonly error: string | null;
  readonly answer: unknown;
}

/** The form that begins an import: a folder of the server. */
export function ChooseFolder({ list, error, answer }: ChooseFolderProps) {
  const isSending = useNavigation().state === "submitting";
  return (
    <Form method="post" className="import-form" {...useCheckedForm(answer)}>
      <input type="hidden" name="intent" value="begin" />
      <TextField
        key={list.path ?? "top"}
        label="Folder on the server"
        name="folder"
        required
        autoComplete="off"
        spellCheck={false}
        defaultValue={list.path ?? ""}
        hint="You see what was found, and can correct it, before anything is imported."
        error={error}
      />
      <FolderLinks list={list} />
      <div className="acts">
        <PrimaryButton type="submit" verb={isSending ? "One moment…" : "Scan folder"} disabled={isSending} />
      </div>
    </Form>
  );
}
