import { Form, useNavigation } from "@remix-run/react";
import { AccountFields } from "#app/components/sign-in/account-fields.tsx";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";
import { roleOptions } from "#app/components/user/role-words.ts";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type PageError } from "#app/trpc/loader-errors.ts";
import { type Role } from "#core/accounts/scopes.ts";

export interface AddUserAnswer {
  readonly added: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly error: PageError | null;
}

/** The form for a new account with a first password, which the admin shares with the user. */
export function AddUser({ answer }: { readonly answer: AddUserAnswer | undefined }) {
  const isSending = useNavigation().state === "submitting";
  const errors = formErrors(answer?.error, ["name", "email", "password"]);
  return (
    <section aria-labelledby="add-user">
      <div className="heading">
        <h2 id="add-user">Add user</h2>
      </div>
      <Form
        method="post"
        key={answer?.added ?? "new"}
        className="grid gap-4 border-t border-line pt-4"
        {...useCheckedForm(answer)}
      >
        <input type="hidden" name="intent" value="add" />
        {errors.form ? (
          <p role="alert" className="text-bad">
            {errors.form}
          </p>
        ) : null}
        <TextField
          label="Name"
          name="name"
          autoComplete="off"
          maxLength={80}
          defaultValue={answer?.name}
          error={errors.fields.name}
        />
        <AccountFields email={answer?.email} errors={errors.fields} />
        <SelectField
          label="Role"
          name="role"
          hint="Viewers watch. Admins also manage the library, users and settings."
          options={roleOptions}
          defaultValue={answer?.role}
        />
        <div className="acts">
          <Button type="submit" disabled={isSending}>
            {isSending ? "One moment…" : "Add user"}
          </Button>
          <p role="status" className="text-soft">
            {answer?.added && !isSending ? "User added. Share the password with them." : ""}
          </p>
        </div>
      </Form>
    </section>
  );
}
