import { type RunningSite } from "#core/testing/running-site.ts";
import { SEED_PASSWORD, USERS } from "#db/seed/catalog.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { objectsOf } from "#e2e/site-objects.ts";
import { signIn, visit } from "#e2e/users.ts";

let site: RunningSite;

test.beforeAll(async () => {
  site = await startJourneySite();
});

test.afterAll(() => site.remove());

test(
  "a seeded site shows its posters and plays, and a reset leaves no object",
  { tag: "@storage" },
  async ({ browser }) => {
    expect((await site.matinee("seed", "e2e")).exitCode).toBe(0);
    const page = await (await browser.newContext({ baseURL: site.url })).newPage();
    await signIn(page, { email: USERS[1].email, password: SEED_PASSWORD });
    await visit(page, "/");
    const isLoaded = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0;
    await expect.poll(() => page.locator("main img").first().evaluate(isLoaded)).toBe(true);

    const [video] = (await site.matinee("videos", "--state", "ready", "--json")).json<
      { titleId: string }[]
    >();
    await visit(page, `/title/${video?.titleId}`);
    await page
      .getByRole("main")
      .getByRole("link", { name: /^(Play|Resume|Continue)/ })
      .first()
      .click();
    await new PlayerPage(page).is("playing");
    await page.context().close();

    expect((await objectsOf(site)).length).toBeGreaterThan(0);
    expect((await site.matinee("reset", "--yes")).exitCode).toBe(0);
    // Tombstones remove what processes at work still write, a little later.
    await expect.poll(() => objectsOf(site), { timeout: 60_000 }).toEqual([]);
  },
);
