import { type PageError } from "#app/trpc/loader-errors.ts";

interface FormErrors {
  /** Shown under its field. */
  readonly fields: Readonly<Record<string, string>>;
  /** Shown above the form: an error that belongs to no field. */
  readonly form: string | null;
}

/** Sorts an answer's errors: a field's error is shown under it, the rest above the form. */
export function formErrors(error: PageError | null | undefined, shownFields: readonly string[]): FormErrors {
  if (!error) return { fields: {}, form: null };
  const fields = fieldsOf(error.fieldErrors ?? {});
  const hasField = shownFields.some((name) => fields[name]);
  return { fields, form: hasField ? null : error.message };
}

/** A message about one value of a list (`genres.2`) belongs to the list's field. */
function fieldsOf(errors: Readonly<Record<string, string>>): Record<string, string> {
  const fields: Record<string, string> = { ...errors };
  for (const [path, message] of Object.entries(errors)) fields[path.split(".")[0] ?? path] ??= message;
  return fields;
}

/** A field of a posted form as text; empty where it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
