import { command, type Run } from "#cli/command.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { removeUser, restoreUser } from "#core/accounts/users/remove-user.ts";
import { REMOVED_USER_DAYS } from "#core/accounts/types.ts";
import { userIdOf } from "#core/accounts/users/user-row.ts";

/** `users remove`: removes a user, who is deleted after the grace period. */
export const usersRemoveCommand = (run: Run) =>
  command(
    "remove",
    "EMAIL --yes",
    `Removes a user. Titles stay; account and watch history are deleted after ${REMOVED_USER_DAYS} days.`,
  )
    .argument("<EMAIL>")
    .option("--yes")
    .action(
      run(async ({ env, output }, email, { yes }) => {
        if (!yes) throw new CliError(EXIT.denied, "This removes the user. Add --yes to do it.");
        const user = await withSite(env, async ({ ctx }) => {
          const userId = await userIdOf(ctx, email);
          await removeUser(ctx, { userId, byUserId: null });
          return { id: userId, state: "removed" };
        });
        output.answer(user, () => `${email} is removed. Undo: matinee users restore ${email}`);
      }),
    );

/** `users restore`: undoes a removal. */
export const usersRestoreCommand = (run: Run) =>
  command("restore", "EMAIL", `Takes a removal back, within ${REMOVED_USER_DAYS} days.`)
    .argument("<EMAIL>")
    .action(
      run(async ({ env, output }, email) => {
        const user = await withSite(env, async ({ ctx }) => {
          const userId = await userIdOf(ctx, email);
          await restoreUser(ctx, userId);
          return { id: userId };
        });
        output.answer(user, () => `${email} is restored.`);
      }),
    );
