import { type Command } from "#cli/command.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { removeUser, restoreUser } from "#core/accounts/remove-user.ts";
import { REMOVED_USER_DAYS } from "#core/accounts/types.ts";
import { userIdOf } from "#core/accounts/user-row.ts";

/** `users remove`: removes a user, who is deleted after the grace period. */
export const usersRemoveCommand: Command = {
  name: "users remove",
  usage: "EMAIL --yes",
  summary: `Removes a user. Titles stay; account and watch history are deleted after ${REMOVED_USER_DAYS} days.`,
  options: { yes: { type: "boolean" } },
  words: [1, 1],
  async run({ words: [email = ""], flag, env, output }) {
    if (!flag("yes")) throw new CliError(EXIT.denied, "This removes the user. Add --yes to do it.");
    const user = await withSite(env, async ({ ctx }) => {
      const userId = await userIdOf(ctx, email);
      await removeUser(ctx, { userId, byUserId: null });
      return { id: userId, state: "removed" };
    });
    output.answer(user, () => `${email} is removed. Undo: matinee users restore ${email}`);
    return EXIT.ok;
  },
};

/** `users restore`: undoes a removal. */
export const usersRestoreCommand: Command = {
  name: "users restore",
  usage: "EMAIL",
  summary: `Takes a removal back, within ${REMOVED_USER_DAYS} days.`,
  options: {},
  words: [1, 1],
  async run({ words: [email = ""], env, output }) {
    const user = await withSite(env, async ({ ctx }) => {
      const userId = await userIdOf(ctx, email);
      await restoreUser(ctx, userId);
      return { id: userId };
    });
    output.answer(user, () => `${email} is restored.`);
    return EXIT.ok;
  },
};
