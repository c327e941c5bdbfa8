import { type ComponentPropsWithoutRef } from "react";
import { Field } from "#app/components/ui/fields/field.tsx";

interface SelectFieldProps extends ComponentPropsWithoutRef<"select"> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly options: readonly { readonly value: string; readonly name: string }[];
}

/** A select with its label, hint and error. */
export function SelectField({ label, hint, error, options, ...select }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => (
        <select {...select} {...tie} className="input">
          {options.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
