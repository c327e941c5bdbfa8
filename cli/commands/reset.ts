import { type Command } from "#cli/command.ts";
import { assertOwnHouse } from "#cli/assert-own-site.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { withHouse } from "#cli/site.ts";
import { resetHouse } from "#core/seed/reset-site.ts";

/** `reset`: empties the house of this data folder. */
export const resetCommand: Command = {
  name: "reset",
  usage: "--yes",
  summary: "Empties the house of this data folder: every title, person, job and file of its own.",
  options: { yes: { type: "boolean" } },
  words: [0, 0],
  async run({ flag, env, output }) {
    if (!flag("yes")) throw new CliError(EXIT.denied, "Nothing was deleted. Say --yes if you mean it.");
    const emptied = await withHouse(env, async (house) => {
      await assertOwnHouse(house);
      output.progress("Emptying …");
      return await resetHouse(house.ctx);
    });
    output.answer(emptied, ({ titles, users, objects }) => {
      const gone = `${titles} titles, ${users} accounts and ${objects} objects are gone.`;
      return `${gone} Start Matinee again for a new setup link, or \`matinee users add\` an admin.`;
    });
    return EXIT.ok;
  },
};
