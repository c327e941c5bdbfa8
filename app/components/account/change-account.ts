import { textOf } from "#app/components/sign-in/form-errors.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

/** What the account page sends. */
export type AccountIntent = "rename" | "password" | "end-session" | "end-others";

/** Does what a form of the account page asks for. A form that is none of ours is refused. */
export async function changeAccount({ account }: RpcCaller, form: FormData): Promise<void> {
  switch (textOf(form, "intent") as AccountIntent) {
    case "rename":
      return account.rename({ name: textOf(form, "name") });
    case "password":
      await account.changePassword({
        presentPassword: textOf(form, "presentPassword"),
        newPassword: textOf(form, "newPassword"),
      });
      return;
    case "end-session":
      return account.endSession({ name: textOf(form, "session") });
    case "end-others":
      await account.endOtherSessions();
      return;
    default:
      throw new Response("Invalid form.\n", { status: 400 });
  }
}
