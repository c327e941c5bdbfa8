import { command, type Run } from "#cli/command.ts";
import { assertOwnSite } from "#cli/assert-own-site.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { resetSite } from "#cli/seed/reset-site.ts";

/** `reset`: empties the site of this data folder. */
export const resetCommand = (run: Run) =>
  command("reset", "--yes", "Deletes every title, user, job and file of the site in this data folder.")
    .option("--yes")
    .action(
      run(async ({ env, output }, { yes }) => {
        if (!yes) throw new CliError(EXIT.denied, "Nothing was deleted. Say --yes if you mean it.");
        const emptied = await withSite(env, async (site) => {
          await assertOwnSite(site);
          output.progress("Emptying …");
          return await resetSite(site.ctx);
        });
        output.answer(emptied, ({ titles, users, objects }) => {
          const gone = `${titles} titles, ${users} users and ${objects} objects deleted.`;
          return `${gone} Start Matinee again for a new setup link, or \`matinee users add\` an admin.`;
        });
      }),
    );
