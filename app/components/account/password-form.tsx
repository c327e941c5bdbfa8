import { useFetcher } from "@remix-run/react";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button } from "#app/components/ui/button.tsx";
import { PasswordField } from "#app/components/ui/fields/password-field.tsx";
import { NewPasswordField } from "#app/components/user/new-password-field.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { useEmptyOnSave } from "#app/hooks/use-empty-on-save.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

/** Changes one's own password, for the present one; other sessions end. */
export function PasswordForm({ email }: { readonly email: string }) {
  const fetcher = useFetcher<FormAnswer>();
  const answer = fetcher.data;
  const isSaving = fetcher.state !== "idle";
  const errors = formErrors(answer?.error, ["presentPassword", "newPassword"]);
  const form = useCheckedForm(answer);
  useEmptyOnSave(form.ref, answer);
  // The one refusal that belongs to a field and comes from the rule, not from the form's shape.
  const isWrong = answer?.error?.domainCode === "forbidden";
  return (
    <section aria-labelledby="password">
      <h2 id="password">Password</h2>
      <fetcher.Form method="post" action="/account" className="account-form" {...form}>
        <input type="hidden" name="intent" value="password" />
        {/* Password managers store the new password with it. */}
        <input type="text" name="username" autoComplete="username" defaultValue={email} hidden />
        <PasswordField
          label="Current password"
          name="presentPassword"
          autoComplete="current-password"
          error={isWrong ? errors.form : (errors.fields.presentPassword ?? null)}
        />
        <NewPasswordField label="New password" name="newPassword" error={errors.fields.newPassword} />
        {errors.form && !isWrong ? (
          <p role="alert" className="text-sm text-bad">
            {errors.form}
          </p>
        ) : null}
        <div className="acts">
          <Button type="submit" disabled={isSaving}>
            Change password
          </Button>
          <p role="status" className="text-soft">
            {!isSaving && answer?.ok ? "Password changed. Your other sessions ended." : ""}
          </p>
        </div>
      </fetcher.Form>
    </section>
  );
}
