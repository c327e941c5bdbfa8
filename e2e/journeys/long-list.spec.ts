import postgres, { type Sql } from "postgres";
import { type RunningSite } from "#core/testing/running-site.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signIn, visit } from "#e2e/users.ts";

const TITLES = 120;

let site: RunningSite;
let sql: Sql;

test.beforeAll(async () => {
  // A site of its own, because it has more titles than other journeys could use.
  const { email, password } = SITE_ADMIN;
  site = await startJourneySite({ env: { MATINEE_ADMIN_EMAIL: email, MATINEE_ADMIN_PASSWORD: password } });
  sql = postgres(site.instance().databaseUrl, { max: 1 });
  await sql`
    insert into titles (id, kind, name, created_at)
    select gen_random_uuid(), 'series', 'Reel ' || number, now() - number * interval '1 minute'
    from generate_series(1, ${TITLES}::int) as number`;
});

test.afterAll(async () => {
  await sql.end();
  await site.remove();
});

test("a title that is published far down in the list stays published, and the list keeps its length", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(page);
  await visit(page, "/admin/titles");
  const lines = page.getByRole("row").filter({ has: page.getByRole("cell") });
  const more = page.getByRole("link", { name: "Load more", exact: true });
  await more.click();
  await expect(lines.filter({ hasText: "Reel 90" })).toBeVisible();
  await more.click();
  await expect(lines).toHaveCount(TITLES);
  await expect(more).toBeHidden();

  // At the top, between the pages that are loaded again, and on the last of them.
  for (const name of ["Reel 1", "Reel 60", "Reel 120"]) {
    await page.getByRole("button", { name: `Publish ${name}`, exact: true }).click();
    await expect(page.getByRole("button", { name: `Unpublish ${name}`, exact: true })).toBeVisible();
    await expect.poll(() => publishedNames()).toContain(name);
  }
  await page.getByRole("button", { name: "Unpublish Reel 120", exact: true }).click();
  await expect.poll(publishedNames).not.toContain("Reel 120");
  for (const name of ["Unpublish Reel 1", "Unpublish Reel 60", "Publish Reel 120"]) {
    await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
  }
  await expect(lines).toHaveCount(TITLES);
});

async function publishedNames(): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select name from titles where visibility = 'published'`;
  return rows.map(({ name }) => name);
}
