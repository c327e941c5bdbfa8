import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AddUser } from "#app/components/admin/users/add-user.tsx";
import { UsersTable } from "#app/components/admin/users/users-table.tsx";
import { textOf } from "#app/components/sign-in/form-errors.ts";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Users · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  return { users: await forPage(asking, asking.context.caller.admin.users()) };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  const [name, email] = [textOf(form, "name"), textOf(form, "email")];
  const role = textOf(form, "role") === "admin" ? ("admin" as const) : ("viewer" as const);
  const input = { email, role, password: textOf(form, "password"), name: name || undefined };
  const result = await forForm(asking, asking.context.caller.admin.addUser(input));
  return result.ok
    ? { added: email, name: "", email: "", role: "viewer" as const, error: null }
    : { added: null, name, email, role, error: result.error };
}

/** The users of the site, and the form to add one. */
export default function Users() {
  const { users } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <header className="admin-head">
        <h1 className="display">Users ({users.length})</h1>
      </header>
      <div className="two-columns">
        <div>
          <UsersTable users={users} />
        </div>
        <div>
          <AddUser answer={answer} />
        </div>
      </div>
    </>
  );
}

export { ErrorPage as ErrorBoundary };
