import { command, type Run } from "#cli/command.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { removeDemo } from "#core/demo/remove-demo.ts";

/** `demo remove`: deletes the titles of the demo catalog. */
export const demoRemoveCommand = (run: Run) =>
  command(
    "remove",
    "--yes",
    "Deletes the demo titles: restorable for 7 days. They never come back by themselves.",
  )
    .option("--yes")
    .action(
      run(async ({ env, output }, { yes }) => {
        if (!yes) throw new CliError(EXIT.denied, "Nothing was deleted. Say --yes if you mean it.");
        const titles = await withSite(env, ({ ctx }) => removeDemo(ctx));
        output.answer(
          { titles },
          () =>
            `${titles} demo titles deleted. \`matinee deleted\` lists them, \`matinee restore\` restores them.`,
        );
      }),
    );
