import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { AccountFields } from "#app/components/sign-in/account-fields.tsx";
import { formErrors, textOf } from "#app/components/sign-in/form-errors.ts";
import {
  SignInLayout,
  SignInForm,
  SignInNotice,
  useSending,
} from "#app/components/sign-in/sign-in-layout.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";
import { forForm, forPage, safeReturnPath } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Create account · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  if (asking.context.user) throw redirect("/");
  const { signUpOpen } = await forPage(asking, asking.context.caller.auth.setupState());
  return { signUpOpen };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  const [name, email, password] = ["name", "email", "password"].map((field) => textOf(form, field));
  const input = { name: name || undefined, email: email ?? "", password: password ?? "" };
  const result = await forForm(asking, asking.context.caller.auth.signUp(input));
  if (!result.ok) return { name, email, error: result.error };
  return redirect(safeReturnPath(new URL(asking.request.url).searchParams.get("to")));
}

export default function SignUp() {
  const { signUpOpen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = formErrors(answer?.error, ["name", "email", "password"]);
  const sending = useSending();
  if (!signUpOpen) {
    return (
      <SignInNotice
        heading="Sign-up is closed"
        words="Ask an admin for an account. If you have one, sign in."
      />
    );
  }
  return (
    <SignInLayout>
      <SignInForm
        heading="Create account"
        lead="An account remembers where you stopped in every film."
        error={errors.form}
      >
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          maxLength={80}
          defaultValue={answer?.name}
          error={errors.fields.name}
        />
        <AccountFields email={answer?.email} errors={errors.fields} />
        <div className="acts mt-2">
          <PrimaryButton type="submit" verb={sending ? "One moment…" : "Create account"} disabled={sending} />
          <Link className="link inline-flex min-h-tap items-center text-sm" to="/sign-in">
            Sign in
          </Link>
        </div>
      </SignInForm>
    </SignInLayout>
  );
}

export { ErrorPage as ErrorBoundary };
