import { PasswordField } from "#app/components/ui/fields/password-field.tsx";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "#core/accounts/types.ts";

interface NewPasswordFieldProps {
  readonly label: string;
  readonly name: string;
  readonly error: string | undefined;
}

/** A password that is chosen now, with its one rule. */
export function NewPasswordField({ label, name, error }: NewPasswordFieldProps) {
  return (
    <PasswordField
      label={label}
      name={name}
      autoComplete="new-password"
      required
      maxLength={PASSWORD_MAX_LENGTH}
      hint={`At least ${PASSWORD_MIN_LENGTH} characters. Longer is safer.`}
      error={error}
    />
  );
}
