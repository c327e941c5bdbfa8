import { type Page } from "@playwright/test";
import { type RunningSite } from "#core/testing/running-site.ts";
import { SEED_PASSWORD, USERS } from "#db/seed/catalog.ts";
import { faultsOf } from "#e2e/axe-faults.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { signInByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

const admin = { email: USERS[0].email, password: SEED_PASSWORD };
const watcher = { email: USERS[1].email, password: SEED_PASSWORD };
const DIRECTOR = "Vera Lindqvist";
let site: RunningSite;

test.setTimeout(180_000);

test.beforeAll(async () => {
  test.setTimeout(300_000);
  site = await startJourneySite();
  await site.matinee("seed", "e2e");
  const { rpc } = await signInByRpc(site.url, admin);
  const { items } = await rpc.catalog.browse.query({ kind: "movie", limit: 100 });
  for (const [index, { id }] of items.slice(0, 4).entries()) {
    const credits = [{ kind: "crew" as const, part: "Directed by", personName: DIRECTOR }];
    await rpc.admin.updateTitle.mutate({
      titleId: id,
      tags: ["noir"],
      ageRatingYears: index < 2 ? 6 : 16,
      credits,
    });
  }
});

test.afterAll(() => site.remove());

const cards = (page: Page) => page.locator(".grid-of-cards .caption b");

test("films are narrowed and sorted by keyboard, in the address, with Back and chips", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(page, watcher);
  await visit(page, "/films");

  await test.step("a genre is one press, and its chip removes it", async () => {
    await page.getByRole("navigation", { name: "Genres" }).getByRole("link", { name: "Comedy" }).click();
    await expect(page).toHaveURL("/films?genre=Comedy");
    await expect(cards(page)).toHaveText(["The Orchard Heist", "Two Left Shoes", "The Understudy"]);
    await page.getByRole("link", { name: "Remove filter: Comedy" }).click();
    await expect(page).toHaveURL("/films");
    await page.goBack();
    await expect(cards(page)).toHaveCount(3);
  });

  await test.step("the dialog: choices by keyboard, one address for one state, the focus comes back", async () => {
    const filters = page.getByRole("button", { name: /^Filters/ });
    await filters.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Filters" });
    await expect(dialog.getByLabel("Genre")).toHaveValue("Comedy");
    await dialog.getByLabel("From year").fill("2011");
    await dialog.getByRole("radio", { name: /2010s/ }).focus();
    await page.keyboard.press("Space");
    await expect(dialog.getByLabel("From year")).toHaveValue("");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(filters).toBeFocused();
    await page.keyboard.press("Enter");
    await dialog.getByRole("radio", { name: /2010s/ }).check();
    await dialog.getByRole("button", { name: "Show films" }).click();
    await expect(page).toHaveURL("/films?genre=Comedy&from=2010&to=2019");
    await expect(page.getByRole("list", { name: "Chosen filters" })).toContainText("2010s");
    await page.getByRole("navigation", { name: "Sort by" }).getByRole("link", { name: "Name" }).click();
    await expect(cards(page)).toHaveText(["The Orchard Heist", "The Understudy", "Two Left Shoes"]);
    await page.reload();
    await expect(cards(page)).toHaveText(["The Orchard Heist", "The Understudy", "Two Left Shoes"]);
  });

  await test.step("where nothing fits, the page says what to remove", async () => {
    await visit(page, "/films?genre=Comedy&tag=noir");
    await expect(page.getByRole("heading", { name: "No films match all of these filters" })).toBeVisible();
    await page.getByRole("link", { name: /Without “Comedy”.*4 films/ }).click();
    await expect(page).toHaveURL("/films?tag=noir");
    await expect(cards(page)).toHaveCount(4);
    await page.getByRole("link", { name: "Clear filters" }).click();
    await expect(page).toHaveURL("/films");
  });

  await test.step("credits, genres and tags of a title lead on", async () => {
    await visit(page, "/films?tag=noir&sort=name");
    await cards(page).first().click();
    await page.getByRole("link", { name: "noir" }).click();
    await expect(page).toHaveURL("/films?tag=noir");
    await cards(page).first().click();
    await page.getByRole("link", { name: DIRECTOR }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: DIRECTOR })).toBeVisible();
    await expect(page.getByRole("region", { name: "Directed by" }).locator(".card")).toHaveCount(4);
  });

  await test.step("a row of Home leads to its genre", async () => {
    await visit(page, "/");
    await page.getByRole("heading", { name: "Drama" }).getByRole("link").click();
    await expect(page).toHaveURL(/\/(films|series)\?genre=Drama/);
  });
});

test("filters work without scripts", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: site.url });
  await signIn(await context.newPage(), watcher);
  const plain = await browser.newContext({
    ...{ baseURL: site.url, javaScriptEnabled: false, storageState: await context.storageState() },
  });
  const page = await plain.newPage();
  await page.goto("/films?sort=name");
  await page.locator("summary", { hasText: "Filters" }).click();
  await page.getByLabel("Genre", { exact: true }).selectOption("Comedy");
  await page.getByRole("radio", { name: /2010s/ }).check();
  await page.getByRole("button", { name: "Show films" }).click();
  await expect(cards(page)).toHaveText(["The Orchard Heist", "The Understudy", "Two Left Shoes"]);
  await page.getByRole("link", { name: "Remove filter: 2010s" }).click();
  await expect(page).toHaveURL("/films?genre=Comedy&sort=name");
});

for (const colorScheme of ["dark", "light"] as const)
  test(`axe finds nothing on the pages of films, filters and people, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: site.url, colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    await signIn(page, watcher);
    for (const address of [
      "/films",
      "/films?genre=Drama&sort=year",
      "/films?genre=Comedy&tag=noir",
      "/series",
    ]) {
      await visit(page, address);
      expect(await faultsOf(page), address).toEqual([]);
    }
    await visit(page, "/films?tag=noir");
    await page.getByRole("button", { name: /^Filters/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await faultsOf(page), "the filters").toEqual([]);
    await page.keyboard.press("Escape");
    await cards(page).first().click();
    await page.getByRole("link", { name: DIRECTOR }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: DIRECTOR })).toBeVisible();
    expect(await faultsOf(page), "a person").toEqual([]);
  });
