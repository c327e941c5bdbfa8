import { useFetcher } from "@remix-run/react";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { roleWords } from "#app/components/user/role-words.ts";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";
import { type SignedInUser } from "#core/accounts/types.ts";

/** The name that pages show, with the email and the role, which an admin sets. */
export function NameForm({ user }: { readonly user: SignedInUser }) {
  const fetcher = useFetcher<FormAnswer>();
  const answer = fetcher.data;
  const errors = formErrors(answer?.error, ["name"]);
  const isSaving = fetcher.state !== "idle";
  return (
    <section aria-labelledby="profile">
      <h2 id="profile">Profile</h2>
      <fetcher.Form method="post" action="/account" className="account-form" {...useCheckedForm(answer)}>
        <input type="hidden" name="intent" value="rename" />
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          maxLength={80}
          defaultValue={user.profileName}
          error={errors.fields.name ?? errors.form}
        />
        <dl className="account-facts">
          <dt>Email</dt>
          <dd className="wrap-anywhere">{user.email}</dd>
          <dt>Role</dt>
          <dd>{roleWords[user.role]}</dd>
        </dl>
        <div className="acts">
          <Button type="submit" disabled={isSaving}>
            Save
          </Button>
          <p role="status" className="text-soft">
            {!isSaving && answer?.ok ? "Saved." : ""}
          </p>
        </div>
      </fetcher.Form>
    </section>
  );
}
