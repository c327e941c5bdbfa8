import { type Browser, type Page } from "@playwright/test";
import {
  STAND_IN_KEY,
  startStandInServer,
  type StandInServer,
} from "#core/metadata/testing/stand-in-server.ts";
import { type RunningSite } from "#core/testing/running-site.ts";
import { faultsOf } from "#e2e/axe-faults.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, type SiteClient } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

let service: StandInServer;
let site: RunningSite;
let client: SiteClient;

test.beforeAll(async () => {
  service = await startStandInServer();
  site = await startJourneySite({
    env: {
      MATINEE_ADMIN_EMAIL: SITE_ADMIN.email,
      MATINEE_ADMIN_PASSWORD: SITE_ADMIN.password,
      METADATA_URL: service.url,
      METADATA_KEY: STAND_IN_KEY,
    },
  });
  client = await signInByRpc(site.url, SITE_ADMIN);
});
test.afterAll(async () => {
  await site.remove();
  await service.close();
});

/** A page of this journey's own site, signed in. */
async function openPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(page);
  return page;
}

/** axe in both themes, which follow the browser's. */
async function expectNoFaults(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await faultsOf(page), `${what}, ${colorScheme}`).toEqual([]);
  }
}

test("an admin finds a film's facts and poster by keyboard, and can undo it", async ({ browser }) => {
  const clip = await filmClip({ name: "Northlight", seconds: 4, width: 320, height: 180 });
  const { titleId } = await uploadByRpc(site.url, client, clip);
  const page = await openPage(browser);
  await visit(page, "/admin/settings");
  await expect(page.getByText(`asks ${new URL(service.url).host} when`)).toBeVisible();
  await visit(page, `/admin/titles/${titleId}`);
  await page.getByRole("button", { name: "Find facts" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Find facts" });
  await expect(dialog.getByLabel("Title")).toBeFocused();
  await expect(dialog.getByLabel("Title")).toHaveValue("Northlight");
  expect(service.requests, "nothing is sent before the search").toEqual([]);

  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("list", { name: "Titles found" }).getByRole("listitem")).toHaveCount(2);
  await expectNoFaults(page, "candidates");
  await dialog.getByRole("button", { name: /^Northlight 2024/ }).press("Enter");
  const heading = dialog.getByRole("heading", { name: "Northlight (2024)" });
  await expect(heading).toBeFocused();
  await expect(dialog.getByRole("checkbox", { name: "Synopsis" })).toBeChecked();
  await expectNoFaults(page, "preview");
  await dialog.getByRole("checkbox", { name: "Age rating" }).press("Space");
  await dialog.getByRole("button", { name: /^Apply/ }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Find facts" })).toBeFocused();
  const synopsis = page.getByLabel("Synopsis");
  await expect(synopsis).toHaveValue(/^A keeper waits/);
  await expect(page.getByLabel("Year")).toHaveValue("2024");
  await expect(page.getByLabel("Genres")).toHaveValue("Nature, Drama");
  await expect(page.getByLabel("Age rating")).toHaveValue("");
  await expect(page.getByLabel("Cast", { exact: true })).toHaveValue(/The keeper: Agnes Perrow/);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(synopsis).toHaveValue("");
  await expect(page.getByLabel("Genres")).toHaveValue("");
  expect((await client.rpc.catalog.title.query({ titleId })).credits).toEqual([]);
});

test("what an admin wrote is not ticked, and what is typed later saves itself as before", async ({
  browser,
}) => {
  const clip = await filmClip({ name: "Northlight two", seconds: 4, width: 320, height: 180 });
  const { titleId } = await uploadByRpc(site.url, client, clip);
  await client.rpc.admin.updateTitle.mutate({ titleId, overview: "Mine." });
  const page = await openPage(browser);
  await visit(page, `/admin/titles/${titleId}`);
  await page.getByRole("button", { name: "Find facts" }).click();
  const dialog = page.getByRole("dialog", { name: "Find facts" });
  await dialog.getByLabel("Title").fill("no such film");
  await dialog.getByRole("button", { name: "Search" }).click();
  await expect(dialog.getByText("Nothing found.")).toBeVisible();
  await dialog.getByLabel("Title").fill("Northlight");
  await dialog.getByLabel("Year").fill("2024");
  await dialog.getByRole("button", { name: "Search" }).click();
  await dialog.getByRole("button", { name: /^Northlight 2024/ }).click();
  await expect(dialog.getByRole("checkbox", { name: /^Synopsis/ })).not.toBeChecked();
  await dialog.getByRole("button", { name: /^Apply/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("Year")).toHaveValue("2024");
  await expect(page.getByLabel("Synopsis")).toHaveValue("Mine.");

  await page.getByLabel("Tags").fill("night");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const title = await client.rpc.catalog.title.query({ titleId });
  expect(title).toMatchObject({ tags: ["night"], overview: "Mine.", releaseYear: 2024, ageRatingYears: 13 });

  // Its id is stored now, so its images are found at once.
  await page.getByRole("button", { name: "Find images for the poster" }).click();
  const images = page.getByRole("dialog", { name: "Find images for the poster" });
  await expect(images.getByRole("button", { name: "Use image 1, 600 × 900" })).toBeFocused();
  await expectNoFaults(page, "images");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Poster changed", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect((await client.rpc.catalog.title.query({ titleId })).poster).not.toBeNull();
});

test("a series gets the names of its seasons and episodes, and an episode its thumbnail", async ({
  browser,
  expectConsole,
}) => {
  const clip = await filmClip({ name: "Lanternmoor pilot", seconds: 4, width: 320, height: 180 });
  const film = await uploadByRpc(site.url, client, clip);
  const { seriesId } = await client.rpc.admin.makeEpisode.mutate({
    ...{ titleId: film.titleId, series: { name: "Lanternmoor" }, seasonNumber: 1, number: 1 },
  });
  const page = await openPage(browser);
  await visit(page, `/admin/titles/${seriesId}`);
  await page.getByRole("button", { name: "Find facts" }).click();
  const dialog = page.getByRole("dialog", { name: "Find facts" });
  // The service is away: the dialog says so, and what was typed stays.
  expectConsole(/status of 503/);
  for (let times = 0; times < 4; times += 1)
    service.misbehave.push((_req, res) => void res.writeHead(503).end());
  await dialog.getByRole("button", { name: "Search" }).click();
  await expect(dialog.getByRole("alert")).toContainText("does not answer");
  await dialog.getByRole("button", { name: "Search" }).click();
  await dialog.getByRole("button", { name: /^Lanternmoor 2024/ }).click();
  await dialog.getByRole("button", { name: "Select all" }).click();
  await expectNoFaults(page, "preview of a series");
  await dialog.getByRole("button", { name: /^Apply/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Nine Lamps", { exact: true })).toBeVisible();
  const [season] = (await client.rpc.catalog.title.query({ titleId: seriesId })).seasons;
  expect(season).toMatchObject({ name: "The Causeway", episodes: [{ name: "Nine Lamps" }] });

  // An episode's thumbnail, from a form that is saved by a button.
  await page.getByRole("link", { name: "Edit episode 1, Nine Lamps" }).click();
  await page.getByRole("button", { name: "Find images for the thumbnail" }).click();
  const images = page.getByRole("dialog", { name: "Find images for the thumbnail" });
  await images.getByRole("button", { name: "Use image 1, 1280 × 720" }).click();
  await expect(page.getByText("Thumbnail changed", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("link", { name: "Close" }).click();
  await expect(page.getByRole("form", { name: "S1 E1, Nine Lamps" })).toBeHidden();
});
