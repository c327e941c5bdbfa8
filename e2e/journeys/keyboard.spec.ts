import { type Page, type Response } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

/** Lines of an accessibility snapshot for controls without a name. */
const NAMELESS = /^\s*- (button|link|textbox|slider|checkbox|switch|radio|menuitem)(?= *(\[|:|$))/;

test.describe("without a mouse", () => {
  test.beforeAll(async () => {
    const url = process.env.BASE_URL ?? "";
    const client = await signInByRpc(url, SITE_ADMIN);
    const created = await uploadByRpc(
      url,
      client,
      await filmClip({ name: "The Coat", seconds: 40, width: 640, height: 360 }),
    );
    await expect
      .poll(async () => (await videoByRpc(client, created.videoId)).state, {
        timeout: 90_000,
      })
      .toBe("ready");
  });

  test.beforeEach(({ page }) => signIn(page));

  test("from Home into the film, through its keys, and home again", async ({ page }) => {
    await visit(page, "/");
    await focusBy("Tab", page, /link "(\d+ min )?The Coat/);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/(title|watch)\//);
    if (page.url().includes("/title/")) {
      await focusBy("Tab", page, /link "(Play|Resume)/);
      await page.keyboard.press("Enter");
    }
    const player = new PlayerPage(page);
    await player.is("playing");

    await page.keyboard.press("k");
    await player.is("paused");
    await page.keyboard.press("5");
    await expect.poll(() => player.currentTime()).toBeCloseTo(20, 0);
    await page.keyboard.press("l");
    await expect.poll(() => player.currentTime()).toBeCloseTo(30, 0);
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => player.currentTime()).toBeCloseTo(10, 0);
    const volume = () => page.evaluate(() => document.querySelector("video")?.volume);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(volume).toBeCloseTo(0.8, 2);
    await page.keyboard.press("ArrowUp");
    await expect.poll(volume).toBeCloseTo(0.9, 2);
    await expect(page.getByText("Volume 90 %")).toBeVisible();
    await page.keyboard.press("m");
    await expect(page.getByRole("button", { name: "Unmute" })).toBeVisible();

    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);

    // The focus returned to the button that opened the panel; from there the arrows move it.
    await expect(page.getByRole("button", { name: "Keyboard shortcuts" })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("slider", { name: "Position" })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeFocused();
    await page.getByRole("button", { name: "Settings" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("radio", { name: /Auto/ })).toBeFocused();
    // A remote control has only arrows and Enter, which are enough to choose.
    await page.keyboard.press("ArrowLeft");
    await focusBy("ArrowDown", page, /button "Speed/);
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("radio", { name: "Normal" })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("radio", { name: "1.25" })).toBeChecked();
    expect(await page.evaluate(() => document.querySelector("video")?.playbackRate)).toBe(1.25);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Settings" })).toBeFocused();

    await page.getByRole("link", { name: /^Back to/ }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/title\//);
  });

  test("P on a title's card plays what its play button would", async ({ page }) => {
    await visit(page, "/films");
    await focusBy("Tab", page, /link "The Coat/);
    await page.keyboard.press("p");
    await expect(page).toHaveURL(/\/watch\//);
    await new PlayerPage(page).is("playing");

    // The player has no header of the site; Back leads to the card all the same.
    await page.goBack();
    await expect(page.getByRole("link", { name: /^The Coat/ }).first()).toBeFocused();
  });

  test("a new page starts at its top, and changes within it keep the focus", async ({ page }) => {
    await visit(page, "/films");
    await focusBy("Tab", page, /link "The Coat/);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/title\//);
    await expect(page.locator("main")).toBeFocused();
    await focusBy("Tab", page, /link "(Play|Resume|Start)/);
    const inside = new URL("#credits", page.url()).href;
    await page.evaluate((address) => window.location.assign(address), inside);
    await expect(page).toHaveURL(inside);
    await expect(page.getByRole("link", { name: /^(Play|Resume|Start)/ }).first()).toBeFocused();
  });

  test("the replacement of a pressed button gets its focus", async ({ page }) => {
    await page.goto("/films");
    await page
      .getByRole("link", { name: /^The Coat/ })
      .first()
      .click();
    await page
      .getByRole("link", { name: /^(Play|Resume)/ })
      .first()
      .click();
    const player = new PlayerPage(page);
    await player.is("playing");
    const saved = page.waitForResponse((answer) => answer.url().includes("history.save") && answer.ok());
    await page.keyboard.press("5");
    await saved;

    await visit(page, "/history");
    await page.getByRole("button", { name: /^Remove The Coat/ }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: /^Undo: The Coat/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: /^Play The Coat/ })).toBeVisible();

    // Another title, so that the table stays when this one is deleted.
    const url = process.env.BASE_URL ?? "";
    const other = await filmClip({ name: "Another Coat", seconds: 2, width: 320, height: 180 });
    const { titleId } = await uploadByRpc(url, await signInByRpc(url, SITE_ADMIN), other);
    await visit(page, "/admin/titles");
    await expect(page.locator(`a[href="/admin/titles/${titleId}"]`).first()).toBeVisible();
    await page.getByRole("button", { name: "More actions for The Coat" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("End");
    // The menu moves its focus in a timer; a key that comes before it presses the action that had the focus.
    await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("cell").getByRole("button", { name: "Restore: The Coat" })).toBeFocused();
    const isUndo = (answer: Response) => answer.request().postData()?.includes("intent=undo") ?? false;
    const undone = page.waitForResponse(isUndo);
    await page.keyboard.press("Enter");
    await undone;

    await page
      .getByRole("link", { name: /^The Coat/ })
      .first()
      .click();
    const remove = page.getByRole("region", { name: "Delete" });
    await remove.getByRole("button", { name: "Delete this film" }).focus();
    await page.keyboard.press("Enter");
    await expect(remove.getByRole("button", { name: "Restore" })).toBeFocused();
    const undoneToo = page.waitForResponse(isUndo);
    await page.keyboard.press("Enter");
    await expect(remove.getByRole("button", { name: "Delete this film" })).toBeFocused();
    await undoneToo;
  });

  test("the pause button of an upload becomes its resume button and keeps the focus", async ({ page }) => {
    await visit(page, "/admin/upload");
    // Its upload parts get no answer during this test.
    await page.route(/\/uploads\//, () => undefined);
    await page
      .getByLabel("Videos to upload")
      .setInputFiles(await filmClip({ name: "Slow Boat", seconds: 4, width: 320, height: 180 }));
    await page.getByRole("button", { name: "Pause Slow Boat.mp4" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Resume Slow Boat.mp4" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Pause Slow Boat.mp4" })).toBeFocused();
  });

  test("everything that can be pressed has a name", async ({ page }) => {
    for (const address of [
      "/",
      "/films",
      "/history",
      "/admin",
      "/admin/upload",
      "/admin/titles",
      "/admin/settings",
    ]) {
      await visit(page, address);
      const lines = (await page.locator("body").ariaSnapshot()).split("\n");
      expect(
        lines.filter((line) => NAMELESS.test(line)),
        address,
      ).toEqual([]);
    }
    await visit(page, "/");
    await page.locator('a[href^="/watch/"]').first().click();
    await new PlayerPage(page).is("playing");
    await page.keyboard.press("k");
    const lines = (await page.locator("body").ariaSnapshot()).split("\n");
    expect(
      lines.filter((line) => NAMELESS.test(line)),
      "the player",
    ).toEqual([]);
  });
});

/** Presses a key until an element with this name has the focus; gives up after as many stops as a page has. */
async function focusBy(key: "Tab" | "ArrowDown", page: Page, name: RegExp): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press(key);
    const focused = page.locator(":focus");
    // Only the element's own line: a page that has just loaded has the focus itself, and all its links are
    // below it.
    const [own = ""] = (await focused.count()) > 0 ? (await focused.first().ariaSnapshot()).split("\n") : [];
    if (name.test(own)) return;
  }
  throw new Error(`${key} never reached ${name.source}.`);
}
