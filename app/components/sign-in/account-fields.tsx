import { TextField } from "#app/components/ui/field.tsx";
import { PasswordField } from "#app/components/ui/password-field.tsx";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "#core/accounts/types.ts";

interface AccountFieldsProps {
  readonly email: string | undefined;
  readonly errors: Readonly<Record<string, string>>;
}

/** The fields for an email and a new password. */
export function AccountFields({ email, errors }: AccountFieldsProps) {
  return (
    <>
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
        error={errors.email}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        required
        minLength={PASSWORD_MIN_LENGTH}
        maxLength={PASSWORD_MAX_LENGTH}
        hint={`At least ${PASSWORD_MIN_LENGTH} characters. Longer is safer.`}
        error={errors.password}
      />
    </>
  );
}
