import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { formErrors, textOf } from "#app/components/sign-in/form-errors.ts";
import {
  SignInForm,
  SignInLayout,
  SignInNotice,
  useSending,
} from "#app/components/sign-in/sign-in-layout.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";
import { NewPasswordField } from "#app/components/user/new-password-field.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [
  { title: "Choose a new password · Matinee" },
  // The address is a secret: it goes to no other site, and into no index.
  { name: "referrer", content: "no-referrer" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(asking: LoaderFunctionArgs) {
  const token = asking.params["token"] ?? "";
  return { link: await forPage(asking, asking.context.caller.auth.resetLink({ token })) };
}

export async function action(asking: ActionFunctionArgs) {
  const token = asking.params["token"] ?? "";
  const newPassword = textOf(await asking.request.formData(), "newPassword");
  const result = await forForm(asking, asking.context.caller.auth.resetPassword({ token, newPassword }));
  return result.ok ? { isChanged: true, error: null } : { isChanged: false, error: result.error };
}

/** Where a reset link leads: the user chooses a new password, once. */
export default function Reset() {
  const { link } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = formErrors(answer?.error, ["newPassword"]);
  const sending = useSending();
  if (answer?.isChanged) {
    return (
      <SignInNotice heading="Password changed" words="You are signed out everywhere. Sign in with it now." />
    );
  }
  if (!link) {
    return (
      <SignInNotice
        heading="This link doesn't work"
        words="It was used, has expired, or was replaced by a newer one. Ask for a new one, or ask an admin."
      />
    );
  }
  return (
    <SignInLayout>
      <SignInForm
        heading="Choose a new password"
        lead={<>For {link.email}. You are signed out everywhere else.</>}
        error={errors.form}
      >
        {/* Password managers store the new password with it. */}
        <input type="text" name="username" autoComplete="username" defaultValue={link.email} hidden />
        <NewPasswordField label="New password" name="newPassword" error={errors.fields.newPassword} />
        <div className="acts mt-2">
          <PrimaryButton
            type="submit"
            verb={sending ? "One moment…" : "Change password"}
            disabled={sending}
          />
        </div>
      </SignInForm>
    </SignInLayout>
  );
}

export { ErrorPage as ErrorBoundary };
