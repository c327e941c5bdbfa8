import { textOf } from "#app/components/sign-in/form-errors.ts";
import { roleOf } from "#app/components/user/role-words.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

/** What a change of a user comes to: a reset link where one was asked for. */
export type UserChangeAnswer = { readonly path: string; readonly expiresAt: Date } | null;

/** Does what the menu of a user asks for. A form that is none of ours is refused. */
export async function changeUser({ admin }: RpcCaller, form: FormData): Promise<UserChangeAnswer> {
  const userId = textOf(form, "userId");
  switch (textOf(form, "intent")) {
    case "rename":
      await admin.renameUser({ userId, name: textOf(form, "name") });
      return null;
    case "role":
      await admin.changeRole({ userId, role: roleOf(textOf(form, "role")) });
      return null;
    case "disable":
      await admin.disableUser({ userId });
      return null;
    case "enable":
      await admin.enableUser({ userId });
      return null;
    case "remove":
      await admin.removeUser({ userId });
      return null;
    case "restore":
      await admin.restoreUser({ userId });
      return null;
    case "reset-link":
      return admin.createResetLink({ userId });
    default:
      throw new Response("Invalid form.\n", { status: 400 });
  }
}
