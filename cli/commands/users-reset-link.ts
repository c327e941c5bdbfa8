import { type Command } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { createResetLink } from "#core/accounts/reset-link.ts";
import { userIdOf } from "#core/accounts/user-row.ts";

/**
 * `users reset-link`: a link by which a user chooses a new password; also for an admin who forgot their
 * password.
 */
export const usersResetLinkCommand: Command = {
  name: "users reset-link",
  usage: "EMAIL",
  summary: "A link by which a user chooses a new password. It works once, for 24 hours.",
  options: {},
  words: [1, 1],
  async run({ words: [email = ""], env, output }) {
    const link = await withSite(env, async ({ ctx, url }) => {
      const { path, expiresAt } = await createResetLink(ctx, await userIdOf(ctx, email));
      return { url: `${url}${path}`, expiresAt };
    });
    output.answer(link, ({ url }) => url);
    return EXIT.ok;
  },
};
