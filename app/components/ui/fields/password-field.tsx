import { useState, type ComponentPropsWithoutRef } from "react";
import { Field } from "#app/components/ui/fields/field.tsx";
import { Button } from "#app/components/ui/button.tsx";

interface PasswordFieldProps extends Omit<ComponentPropsWithoutRef<"input">, "type"> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
}

/** A password that can be looked at. */
export function PasswordField({ label, hint, error, ...input }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(tie) => (
        <span className="password">
          <input {...input} {...tie} className="input" type={shown ? "text" : "password"} />
          <Button
            tone="plain"
            size="small"
            aria-pressed={shown}
            aria-label={shown ? "Hide the password" : "Show the password"}
            onClick={() => setShown(!shown)}
          >
            {shown ? "Hide" : "Show"}
          </Button>
        </span>
      )}
    </Field>
  );
}
