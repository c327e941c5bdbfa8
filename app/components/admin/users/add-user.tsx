import { Form, useNavigation } from "@remix-run/react";
import { AccountFields } from "#app/components/sign-in/account-fields.tsx";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/field.tsx";
import { SelectField } from "#app/components/ui/select-field.tsx";
import { type PageError } from "#app/trpc/loader-errors.ts";

interface AddUserProps {
  readonly answer:
    | {
        readonly added: string | null;
        readonly name: string;
        readonly email: string;
        readonly role: "viewer" | "admin";
        readonly error: PageError | null;
      }
    | undefined;
}

const roles = [
  { value: "viewer", name: "Viewer" },
  { value: "admin", name: "Admin" },
];

/** The form for a new account with a first password, which the admin shares with the user. */
export function AddUser({ answer }: AddUserProps) {
  const isSending = useNavigation().state === "submitting";
  const errors = formErrors(answer?.error, ["name", "email", "password"]);
  return (
    <section aria-labelledby="add-user">
      <div className="heading">
        <h2 id="add-user">Add user</h2>
      </div>
      <Form method="post" key={answer?.added ?? "new"} className="grid gap-4 border-t border-line pt-4">
        {errors.form ? (
          <p role="alert" className="text-bad">
            {errors.form}
          </p>
        ) : null}
        <TextField
          label="Name"
          name="name"
          maxLength={80}
          defaultValue={answer?.name}
          error={errors.fields.name}
        />
        <AccountFields email={answer?.email} errors={errors.fields} />
        <SelectField label="Role" name="role" options={roles} defaultValue={answer?.role} />
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
