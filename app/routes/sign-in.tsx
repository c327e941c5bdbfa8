import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { partOfDay } from "#app/components/format/dates.ts";
import { formErrors, textOf } from "#app/components/sign-in/form-errors.ts";
import { SignInLayout, SignInForm, useSending } from "#app/components/sign-in/sign-in-layout.tsx";
import { timeZoneOf } from "#app/components/layout/clock.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { PasswordField } from "#app/components/ui/fields/password-field.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";
import { forForm, forPage, safeReturnPath } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Sign in · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { request, context } = asking;
  if (context.user) throw redirect(safeReturnPath(new URL(request.url).searchParams.get("to")));
  const { needsSetup, signUpOpen } = await forPage(asking, context.caller.auth.setupState());
  const timeZone = timeZoneOf(request.headers.get("cookie"));
  return { needsSetup, signUpOpen, greeting: `Good ${partOfDay({ now: context.now, timeZone })}.` };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  const credentials = { email: textOf(form, "email"), password: textOf(form, "password") };
  const result = await forForm(asking, asking.context.caller.auth.signIn(credentials));
  if (!result.ok) return { email: credentials.email, error: result.error };
  return redirect(safeReturnPath(new URL(asking.request.url).searchParams.get("to")));
}

export default function SignIn() {
  const { needsSetup, signUpOpen, greeting } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const errors = formErrors(answer?.error, ["email", "password"]);
  const sending = useSending();
  const lead = needsSetup
    ? "Matinee is not set up yet. Open the setup link shown in the terminal."
    : "Sign in to continue.";
  return (
    <SignInLayout>
      <SignInForm heading={greeting} lead={lead} error={errors.form}>
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={answer?.email}
          error={errors.fields.email}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          error={errors.fields.password}
        />
        <div className="acts mt-2">
          <PrimaryButton type="submit" verb={sending ? "One moment…" : "Sign in"} disabled={sending} />
          <Link className="link inline-flex min-h-tap items-center text-sm" to="/forgot-password">
            Forgot password?
          </Link>
          {signUpOpen ? (
            <Link className="link inline-flex min-h-tap items-center text-sm" to={`/sign-up?${search}`}>
              Create account
            </Link>
          ) : null}
        </div>
      </SignInForm>
    </SignInLayout>
  );
}

export { ErrorPage as ErrorBoundary };
