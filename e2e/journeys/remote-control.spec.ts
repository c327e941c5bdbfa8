import { type Page } from "@playwright/test";
import { type RunningSite } from "#core/testing/running-site.ts";
import { SEED_PASSWORD, USERS } from "#db/seed/catalog.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";
import { focusRing, smallestText } from "#e2e/focus-ring.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { richClip } from "#e2e/rich-clip.ts";

/** Sizes that are readable from three metres, on a screen of 1080 lines. */
const LEAST_TEXT_PIXELS = 20;

const FILM = "The Far Sofa";
const admin = { email: USERS[0].email, password: SEED_PASSWORD };
const watcher = { email: USERS[1].email, password: SEED_PASSWORD };
let site: RunningSite;

test.use({ viewport: { width: 1920, height: 1080 } });
test.setTimeout(180_000);

test.beforeAll(async () => {
  test.setTimeout(300_000);
  site = await startJourneySite();
  await site.matinee("seed", "e2e");
  const client = await signInByRpc(site.url, admin);
  const clip = await richClip({ name: FILM, seconds: 60, width: 640, height: 360 });
  const { videoId, titleId } = await uploadByRpc(site.url, client, clip);
  // The first card of the third row.
  await client.rpc.admin.updateTitle.mutate({ titleId, genres: ["Drama"] });
  const stateOfVideo = async () => (await videoByRpc(client, videoId)).state;
  await expect.poll(stateOfVideo, { timeout: 120_000 }).toBe("ready");
});

test.afterAll(() => site.remove());

test("arrows, Enter and Back are enough, from Home into the film and back", async ({ browser }) => {
  const page = await openHome(await browser.newContext({ baseURL: site.url, viewport: TELEVISION }));
  const press = presser(page);

  await test.step("the first arrow starts at the hero, in large type", async () => {
    await press("ArrowDown");
    await expect(page.locator("html")).toHaveAttribute("data-view", "tv");
    await expect(page.locator('[data-hero] [aria-expanded="true"]')).toBeFocused();
    expect(await smallestText(page)).toBeGreaterThanOrEqual(LEAST_TEXT_PIXELS);
  });

  await test.step("the header, its menu, and back", async () => {
    await press("ArrowUp");
    await expect(page.locator(".site-header :focus")).toHaveCount(1);
    const account = page.getByRole("button", { name: /your account/ });
    await pressUntil(press, "ArrowRight", () => account.evaluate((button) => button.matches(":focus")));
    await press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await press("ArrowDown");
    await expect(page.getByRole("menuitem").nth(1)).toBeFocused();
    await press("Backspace");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(account).toBeFocused();
    await press("ArrowLeft");
    await press("ArrowDown");
    await expect(page.locator("[data-hero] :focus")).toHaveCount(1);
  });

  await test.step("the actions of the open entry", async () => {
    await pressUntil(press, "ArrowUp", () => isIn(page, "[data-hero] li:first-child"));
    await press("Enter");
    await expect(page.locator("[data-hero] .acts a").first()).toBeFocused();
    await press("ArrowRight");
    await expect(page.locator("[data-hero] .acts a").nth(1)).toBeFocused();
    await press("ArrowUp");
    await expect(page.locator('[data-hero] [aria-expanded="true"]')).toBeFocused();
  });

  const third = page.locator("[data-rail]").nth(2);
  await test.step("the third row, which remembers its card", async () => {
    await pressUntil(press, "ArrowDown", () => third.evaluate((row) => row.matches(":focus-within")));
    await press("ArrowRight");
    await press("ArrowRight");
    await expect(third.locator("[data-rail-stop]").nth(2)).toBeFocused();
    await press("ArrowDown");
    await press("ArrowUp");
    await expect(third.locator("[data-rail-stop]").nth(2)).toBeFocused();
    // After its last card comes the link to all titles.
    await pressUntil(press, "ArrowRight", () => isIn(page, ".section-head a.more"));
    await press("ArrowDown");
    await expect(third.locator(":focus")).toHaveCount(1);
    await pressUntil(press, "ArrowLeft", async () => (await focusedName(page)).includes(FILM));
  });

  await test.step("its title, and the film", async () => {
    await press("Enter");
    await expect(page).toHaveURL(/\/title\//);
    await expect(page.getByRole("heading", { level: 1, name: FILM })).toBeVisible();
    await press("ArrowDown");
    await expect(page.getByRole("link", { name: /^(Play|Resume)/ }).first()).toBeFocused();
    await press("ArrowDown");
    await expect(page.locator(".chapters :focus")).toHaveCount(1);
    await press("ArrowUp");
    await press("Enter");
    await expect(page).toHaveURL(/\/watch\//);
  });

  const player = new PlayerPage(page);
  await test.step("pausing and seeking", async () => {
    await player.is("playing");
    await press("Enter");
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeFocused();
    await press("Enter");
    await player.is("paused");
    await press("ArrowUp");
    await expect(page.getByRole("slider", { name: "Position" })).toBeFocused();
    const from = await player.currentTime();
    await press("ArrowRight");
    await expect.poll(async () => (await player.currentTime()) - from).toBeCloseTo(10, 0);
    await press("ArrowDown");
  });

  await test.step("other subtitles", async () => {
    // The volume bar is between them, and uses left and right itself.
    await pressUntil(press, "ArrowRight", () => isNamed(page, "Settings"));
    await press("Enter");
    await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
    await pressUntil(press, "ArrowDown", async () => /^Subtitles/.test(await focusedName(page)));
    await press("ArrowRight");
    await pressUntil(press, "ArrowDown", async () => /Deutsch/.test(await focusedLabel(page)));
    await press("Enter");
    await expect(page.locator(".subtitles")).toContainText("Acht Lampen.");
  });

  await test.step("back: the panel, the title, Home, each where it was left", async () => {
    await press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Settings" })).toBeFocused();
    await page.keyboard.press("Backspace");
    await expect(page).toHaveURL(/\/title\//);
    await expect(page.getByRole("link", { name: /^(Play|Resume)/ }).first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(`${site.url}/`);
    await expect(third.locator(":focus")).toContainText(FILM);
    await expectRing(page);
  });
});

test("Back never leads into a player again, and a mouse ends the large type", async ({ browser }) => {
  const page = await openHome(await browser.newContext({ baseURL: site.url, viewport: TELEVISION }));
  await page.keyboard.press("ArrowDown");
  await pressUntil(presser(page), "ArrowDown", () => isIn(page, "[data-rail]"));
  await page.keyboard.press("Enter");
  await new PlayerPage(page).is("playing");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/title\//);
  // The address changes before the page: a key in between is still the player's.
  await expect(page.locator(".player-page")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${site.url}/`);
  await page.mouse.move(600, 500);
  await page.mouse.move(620, 500);
  await expect(page.locator("html")).not.toHaveAttribute("data-view");
});

const TELEVISION = { width: 1920, height: 1080 };

async function openHome(context: { newPage: () => Promise<Page> }): Promise<Page> {
  const page = await context.newPage();
  await signIn(page, watcher);
  await visit(page, "/");
  return page;
}

/** Presses a key, and checks that the focused element is visible. */
function presser(page: Page) {
  return async (key: string) => {
    await page.keyboard.press(key);
    await expectRing(page);
  };
}

async function expectRing(page: Page): Promise<void> {
  await expect
    .poll(() => focusRing(page), { message: "a ring in the window" })
    .toMatchObject({ isInside: true, isWide: true });
}

async function pressUntil(
  press: (key: string) => Promise<void>,
  key: string,
  isThere: () => Promise<boolean>,
): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if (await isThere()) return;
    await press(key);
  }
  throw new Error(`${key} never led there.`);
}

/** Whether the selected element, or an element in it, has the focus. */
async function isIn(page: Page, selector: string): Promise<boolean> {
  return (await page.locator(`:is(${selector}):focus-within`).count()) > 0;
}

async function focusedName(page: Page): Promise<string> {
  const focused = page.locator(":focus");
  return (await focused.count()) > 0 ? (await focused.first().innerText()).trim() : "";
}

/** The words of the label around a focused radio. */
async function focusedLabel(page: Page): Promise<string> {
  const label = page.locator("label:focus-within");
  return (await label.count()) > 0 ? label.first().innerText() : "";
}

async function isNamed(page: Page, name: string): Promise<boolean> {
  return (await page.getByLabel(name, { exact: true }).and(page.locator(":focus")).count()) > 0;
}
