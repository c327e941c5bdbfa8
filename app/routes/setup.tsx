import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountFields } from "#app/components/sign-in/account-fields.tsx";
import { formErrors, textOf } from "#app/components/sign-in/form-errors.ts";
import {
  SignInLayout,
  SignInForm,
  SignInNotice,
  useSending,
} from "#app/components/sign-in/sign-in-layout.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Setup · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { needsSetup } = await forPage(asking, asking.context.caller.auth.setupState());
  return { needsSetup, hasCode: codeOf(asking.request) !== "" };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  const [email, password] = [textOf(form, "email"), textOf(form, "password")];
  const code = codeOf(asking.request);
  const result = await forForm(asking, asking.context.caller.auth.setup({ code, email, password }));
  return result.ok ? redirect("/admin/upload") : { email, error: result.error };
}

function codeOf(request: Request): string {
  return new URL(request.url).searchParams.get("code") ?? "";
}

/** The page of the setup link: creates the first admin, once. */
export default function Setup() {
  const { needsSetup, hasCode } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = formErrors(answer?.error, ["email", "password"]);
  const sending = useSending();
  if (!needsSetup) {
    return <SignInNotice heading="Already set up" words="Matinee has an admin already. Sign in instead." />;
  }
  if (!hasCode) {
    return (
      <SignInNotice
        heading="The setup link is incomplete"
        words="Copy the complete link shown in the terminal, including the part after “?code=”."
      />
    );
  }
  return (
    <SignInLayout>
      <SignInForm
        heading="Create the admin account"
        lead="This account manages everything. You can add users later."
        error={errors.form}
      >
        <AccountFields email={answer?.email} errors={errors.fields} />
        <div className="acts mt-2">
          <PrimaryButton type="submit" verb={sending ? "One moment…" : "Create account"} disabled={sending} />
        </div>
      </SignInForm>
    </SignInLayout>
  );
}

export { ErrorPage as ErrorBoundary };
