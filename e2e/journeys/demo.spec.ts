import { type RunningSite } from "#core/testing/running-site.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signIn } from "#e2e/users.ts";

const TITLES = ["Lanternmoor", "Northlight", "Perihelion", "Salt Meridian", "The Last of February"];

let site: RunningSite;

test.beforeAll(async () => {
  site = await startJourneySite({
    env: {
      MATINEE_DEMO: "on",
      MATINEE_ADMIN_EMAIL: SITE_ADMIN.email,
      MATINEE_ADMIN_PASSWORD: SITE_ADMIN.password,
    },
  });
});

test.afterAll(() => site.remove());

test.setTimeout(300_000);

test("the first start shows a catalog, a film of it plays, and an admin removes it", async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(page);
  await expect(async () => {
    await page.goto("/");
    for (const name of TITLES)
      await expect(page.getByRole("link", { name }).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 240_000 });

  await page.getByRole("link", { name: "Northlight" }).first().click();
  await page.getByRole("link", { name: /^Play/ }).first().click();
  await new PlayerPage(page).is("playing");

  await page.goto("/admin/settings");
  await page.getByRole("button", { name: "Remove demo titles" }).click();
  await expect(page.getByText("The demo titles are removed.")).toBeVisible();
  await page.getByRole("link", { name: "Deleted titles" }).click();
  await expect(page.getByText("Northlight", { exact: true })).toBeVisible();
});
