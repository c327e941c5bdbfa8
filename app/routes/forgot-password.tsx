import { type ActionFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { formErrors, textOf } from "#app/components/sign-in/form-errors.ts";
import {
  SignInForm,
  SignInLayout,
  SignInNotice,
  useSending,
} from "#app/components/sign-in/sign-in-layout.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";
import { forForm } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Forgot password · Matinee" }];

export async function action(asking: ActionFunctionArgs) {
  const email = textOf(await asking.request.formData(), "email");
  const result = await forForm(asking, asking.context.caller.auth.requestReset({ email }));
  return { email, isSent: result.ok, error: result.ok ? null : result.error };
}

/** Asks for a link by email, with which the user chooses a new password. */
export default function ForgotPassword() {
  const answer = useActionData<typeof action>();
  const errors = formErrors(answer?.error, ["email"]);
  const sending = useSending();
  if (answer?.isSent) {
    return (
      <SignInNotice
        heading="Look into your mail"
        words={`If ${answer.email} has an account here, it gets a link, which works for 30 minutes. If none comes, ask an admin.`}
      />
    );
  }
  return (
    <SignInLayout>
      <SignInForm
        heading="Forgot your password?"
        lead="Enter your email. You get a link with which you choose a new password."
        error={errors.form}
      >
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={answer?.email}
          error={errors.fields.email}
        />
        <div className="acts mt-2">
          <PrimaryButton type="submit" verb={sending ? "One moment…" : "Send link"} disabled={sending} />
          <Link className="link inline-flex min-h-tap items-center text-sm" to="/sign-in">
            Sign in
          </Link>
        </div>
      </SignInForm>
    </SignInLayout>
  );
}

export { ErrorPage as ErrorBoundary };
