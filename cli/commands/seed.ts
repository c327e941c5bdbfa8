import { command, type Run } from "#cli/command.ts";
import { oneOf } from "#cli/values.ts";
import { assertOwnSite } from "#cli/assert-own-site.ts";
import { withSite } from "#cli/site.ts";
import { seedE2e, type Seeded } from "#cli/seed/seed-e2e.ts";

/** `seed e2e`: a site with invented films, for tests. */
export const seedCommand = (run: Run) =>
  command("seed", "e2e", "Fills the site in this data folder with invented titles and users, for tests.")
    .argument("<SEED>", "", oneOf(["e2e"]))
    .action(
      run(async ({ env, output }) => {
        const seeded = await withSite(env, async (site) => {
          await assertOwnSite(site);
          output.progress("Seeding …");
          return await seedE2e(site.ctx);
        });
        output.answer(seeded, inWords);
      }),
    );

function inWords({ titles, videos, historyRows, users, password }: Seeded): string {
  const userLines = users.map(({ email, role }) => `  ${email} (${role})`).join("\n");
  return `${titles} titles, ${videos} videos, ${historyRows} history entries. The password of all is ${password}:\n${userLines}`;
}
