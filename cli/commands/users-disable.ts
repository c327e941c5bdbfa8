import { command, type Run } from "#cli/command.ts";
import { withSite } from "#cli/site.ts";
import { disableUser, enableUser } from "#core/accounts/users/disable-user.ts";
import { userIdOf } from "#core/accounts/users/user-row.ts";

/** `users disable`: refuses a user until `users enable`. */
export const usersDisableCommand = (run: Run) =>
  command(
    "disable",
    "EMAIL",
    "Keeps a user out and ends all sessions, playback and uploads of theirs, until `users enable`.",
  )
    .argument("<EMAIL>")
    .action(
      run(async ({ env, output }, email) => {
        const user = await withSite(env, async ({ ctx }) => {
          const userId = await userIdOf(ctx, email);
          await disableUser(ctx, { userId, byUserId: null });
          return { id: userId, state: "disabled" };
        });
        output.answer(user, () => `${email} is disabled.`);
      }),
    );

/** `users enable`: lets a disabled user sign in again. */
export const usersEnableCommand = (run: Run) =>
  command("enable", "EMAIL", "Lets a disabled user sign in again.")
    .argument("<EMAIL>")
    .action(
      run(async ({ env, output }, email) => {
        const user = await withSite(env, async ({ ctx }) => {
          const userId = await userIdOf(ctx, email);
          await enableUser(ctx, userId);
          return { id: userId, state: "active" };
        });
        output.answer(user, () => `${email} can sign in.`);
      }),
    );
