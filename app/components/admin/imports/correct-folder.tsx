import { useFetcher } from "@remix-run/react";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

const KINDS = [
  { value: "", name: "Unchanged" },
  { value: "movie", name: "Films" },
  { value: "episode", name: "Episodes of a series" },
];

interface CorrectFolderProps {
  readonly folder: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Corrects all files of a folder at once; what stays empty is left as it is. */
export function CorrectFolder({ folder, name, onClose }: CorrectFolderProps) {
  const { Form, data, state } = useFetcher<FormAnswer>();
  const errors = formErrors(data?.error, []);
  const field = { autoComplete: "off", placeholder: "Unchanged" };
  const number = { ...field, inputMode: "numeric" as const, maxLength: 4 };
  return (
    <Form
      method="post"
      className="import-correct"
      aria-label={`Correct all in ${name}`}
      {...useCheckedForm(data)}
    >
      <input type="hidden" name="intent" value="correct" />
      <input type="hidden" name="folder" value={folder} />
      <SelectField label="Type" name="kind" options={KINDS} autoFocus />
      <TextField label="Title" name="name" maxLength={200} {...field} />
      <TextField label="Year" name="year" pattern="\d{4}" title="A year, such as 1999" {...number} />
      <TextField label="Season" name="season" pattern="\d{1,4}" title="A number" {...number} />
      <div className="acts">
        <Button type="submit" tone="fill" disabled={state !== "idle"}>
          Apply
        </Button>
        <Button tone="plain" onClick={onClose}>
          Close
        </Button>
        <p role="status" className={data?.error ? "text-bad" : "text-soft"}>
          {state === "idle" && data ? (errors.form ?? "Applied.") : ""}
        </p>
      </div>
    </Form>
  );
}
