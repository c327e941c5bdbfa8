import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeAccount } from "#app/components/account/change-account.ts";
import { NameForm } from "#app/components/account/name-form.tsx";
import { PasswordForm } from "#app/components/account/password-form.tsx";
import { SessionList } from "#app/components/account/session-list.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { forForm, forPage, signInPath } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Account · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { user, caller } = asking.context;
  if (!user) throw redirect(signInPath(asking.request));
  return { user, sessions: await forPage(asking, caller.account.sessions()) };
}

export async function action(asking: ActionFunctionArgs) {
  return forForm(asking, changeAccount(asking.context.caller, await asking.request.formData()));
}

/** A user's own account: name, password, sessions. */
export default function Account() {
  const { user, sessions } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1 className="display">Account</h1>
      </div>
      <div className="account">
        <NameForm key={user.profileName} user={user} />
        <PasswordForm email={user.email} />
        <SessionList sessions={sessions} />
      </div>
    </>
  );
}

export { ErrorPage as ErrorBoundary };
