import { type Command } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { disableUser, enableUser } from "#core/accounts/disable-user.ts";
import { userIdOf } from "#core/accounts/user-row.ts";

/** `users disable`: refuses a user until `users enable`. */
export const usersDisableCommand: Command = {
  name: "users disable",
  usage: "EMAIL",
  summary: "Keeps a user out and ends all sessions, playback and uploads of theirs, until `users enable`.",
  options: {},
  words: [1, 1],
  async run({ words: [email = ""], env, output }) {
    const user = await withSite(env, async ({ ctx }) => {
      const userId = await userIdOf(ctx, email);
      await disableUser(ctx, { userId, byUserId: null });
      return { id: userId, state: "disabled" };
    });
    output.answer(user, () => `${email} is disabled.`);
    return EXIT.ok;
  },
};

/** `users enable`: lets a disabled user sign in again. */
export const usersEnableCommand: Command = {
  name: "users enable",
  usage: "EMAIL",
  summary: "Lets a disabled user sign in again.",
  options: {},
  words: [1, 1],
  async run({ words: [email = ""], env, output }) {
    const user = await withSite(env, async ({ ctx }) => {
      const userId = await userIdOf(ctx, email);
      await enableUser(ctx, userId);
      return { id: userId, state: "active" };
    });
    output.answer(user, () => `${email} can sign in.`);
    return EXIT.ok;
  },
};
