import { command, type Run } from "#cli/command.ts";
import { withSite } from "#cli/site.ts";
import { createResetLink } from "#core/accounts/reset-link.ts";
import { userIdOf } from "#core/accounts/users/user-row.ts";

/**
 * `users reset-link`: a link by which a user chooses a new password; also for an admin who forgot their
 * password.
 */
export const usersResetLinkCommand = (run: Run) =>
  command(
    "reset-link",
    "EMAIL",
    "A link by which a user chooses a new password. It works once, for 24 hours.",
  )
    .argument("<EMAIL>")
    .action(
      run(async ({ env, output }, email) => {
        const link = await withSite(env, async ({ ctx, url }) => {
          const { path, expiresAt } = await createResetLink(ctx, await userIdOf(ctx, email));
          return { url: `${url}${path}`, expiresAt };
        });
        output.answer(link, ({ url }) => url);
      }),
    );
