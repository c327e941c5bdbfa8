import { command, type Run } from "#cli/command.ts";
import { withSite } from "#cli/site.ts";
import { ensureSetupCode } from "#core/accounts/setup-code.ts";
import { DomainError } from "#core/errors/domain-error.ts";

/** `setup-link`: a new link to create the first admin. */
export const setupLinkCommand = (run: Run) =>
  command(
    "setup-link",
    "",
    "Prints a new link that creates the first admin, while there is none. It works once, for a week.",
  ).action(
    run(async ({ env, output }) => {
      const link = await withSite(env, async ({ ctx, url }) => {
        const code = await ensureSetupCode(ctx);
        if (!code) throw new DomainError("conflict", "cli.adminExists");
        return { url: `${url}/setup?code=${code}` };
      });
      output.answer(link, ({ url }) => url);
    }),
  );
