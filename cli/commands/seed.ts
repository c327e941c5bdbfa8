import { type Command, oneOf } from "#cli/command.ts";
import { assertOwnSite } from "#cli/assert-own-site.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { seedE2e, type Seeded } from "#cli/seed/seed-e2e.ts";

const NAMED = { name: "seed", usage: "e2e" };

/** `seed e2e`: a site with invented films, for tests. */
export const seedCommand: Command = {
  ...NAMED,
  summary: "Fills the site in this data folder with invented titles and users, for tests.",
  options: {},
  words: [1, 1],
  async run({ words, env, output }) {
    oneOf(NAMED, words[0], ["e2e"]);
    const seeded = await withSite(env, async (site) => {
      await assertOwnSite(site);
      output.progress("Seeding …");
      return await seedE2e(site.ctx);
    });
    output.answer(seeded, inWords);
    return EXIT.ok;
  },
};

function inWords({ titles, videos, historyRows, users, password }: Seeded): string {
  const userLines = users.map(({ email, role }) => `  ${email} (${role})`).join("\n");
  return `${titles} titles, ${videos} videos, ${historyRows} history entries. The password of all is ${password}:\n${userLines}`;
}
