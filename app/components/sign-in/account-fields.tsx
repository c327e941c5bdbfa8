import { TextField } from "#app/components/ui/fields/field.tsx";
import { NewPasswordField } from "#app/components/user/new-password-field.tsx";

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
      <NewPasswordField label="Password" name="password" error={errors.password} />
    </>
  );
}
