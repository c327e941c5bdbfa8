import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AddUser, type AddUserAnswer } from "#app/components/admin/users/add-user.tsx";
import { changeUser } from "#app/components/admin/users/change-user.ts";
import { RemovedUsers } from "#app/components/admin/users/removed-users.tsx";
import { UsersTable } from "#app/components/admin/users/users-table.tsx";
import { textOf } from "#app/components/sign-in/form-errors.ts";
import { roleOf } from "#app/components/user/role-words.ts";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Users · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const users = await forPage(asking, asking.context.caller.admin.users());
  return { users, selfId: asking.context.user?.userId ?? "" };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  if (form.get("intent") !== "add") return forForm(asking, changeUser(asking.context.caller, form));
  return addUser(asking, form);
}

async function addUser(asking: ActionFunctionArgs, form: FormData): Promise<AddUserAnswer> {
  const [name, email] = [textOf(form, "name"), textOf(form, "email")];
  const role = roleOf(textOf(form, "role"));
  const input = { email, role, password: textOf(form, "password"), name: name || undefined };
  const result = await forForm(asking, asking.context.caller.admin.addUser(input));
  return result.ok
    ? { added: email, name: "", email: "", role: "viewer", error: null }
    : { added: null, name, email, role, error: result.error };
}

/** The users of the site, removed ones, and the form to add one. */
export default function Users() {
  const { users, selfId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const present = users.filter(({ state }) => state !== "removed");
  return (
    <>
      <header className="admin-head">
        <h1 className="display">Users ({present.length})</h1>
      </header>
      <div className="two-columns">
        <div>
          <UsersTable users={present} selfId={selfId} />
          <RemovedUsers users={users.filter(({ state }) => state === "removed")} />
        </div>
        <div>
          <AddUser answer={answer && "added" in answer ? answer : undefined} />
        </div>
      </div>
    </>
  );
}

export { ErrorPage as ErrorBoundary };
