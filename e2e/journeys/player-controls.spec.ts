import { type Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { richClip } from "#e2e/rich-clip.ts";

let address: string;
let nextAddress: string;

test.beforeAll(async () => {
  const url = process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const upload = async (clip: string) => {
    const { videoId, playableId } = await uploadByRpc(url, client, clip);
    const stateOfVideo = async () => (await videoByRpc(client, videoId)).state;
    await expect.poll(stateOfVideo, { timeout: 120_000 }).toBe("ready");
    return `/watch/${playableId}`;
  };
  address = await upload(await richClip({ name: "Slack Water", seconds: 90, width: 854, height: 480 }));
  nextAddress = await upload(await richClip({ name: "Neap Tide", seconds: 12, width: 320, height: 180 }));
});

test.setTimeout(180_000);

test("every control does what it says, and Escape leads back to it", async ({ page }) => {
  await signIn(page);
  await page.goto(`${address}?t=40`);
  const player = new PlayerPage(page);
  await player.is("playing");
  await test.step("it starts at the position of the address, once", async () => {
    expect(Math.abs((await player.currentTime()) - 40)).toBeLessThan(3);
    await expect(page).toHaveURL(new RegExp(`${address}$`));
    await expect(page.getByText("Resuming at")).toHaveCount(0);
  });

  await test.step("it switches up to the best rendition by itself", async () => {
    await player.record();
    await expect.poll(() => player.videoHeight(), { timeout: 30_000 }).toBe(480);
    expect(await player.interruptions()).toEqual([]);
  });

  await test.step("a selected quality is kept", async () => {
    await choose(page, "Quality", /360p/);
    await expect.poll(() => player.videoHeight(), { timeout: 30_000 }).toBe(360);
    await choose(page, "Quality", /480p/);
    await expect.poll(() => player.videoHeight(), { timeout: 30_000 }).toBe(480);
  });

  await page.keyboard.press("k");
  await player.is("paused");
  await page.keyboard.press("5");
  await test.step("one frame forward, and one back", async () => {
    const from = await player.currentTime();
    await page.keyboard.press(".");
    await expect.poll(async () => (await player.currentTime()) - from).toBeCloseTo(1 / 24, 2);
    await page.keyboard.press(",");
    await expect.poll(async () => (await player.currentTime()) - from).toBeCloseTo(0, 2);
  });

  await test.step("the storyboard, on hover", async () => {
    const scrubber = page.getByRole("slider", { name: "Position" });
    await scrubber.hover();
    const preview = page.locator(".hover-preview");
    await expect(preview).toContainText("Forty minutes");
    await expect(preview.locator("image")).toHaveAttribute("href", /\/sb\/\d{5}\.webp$/);
    await expect(scrubber).toHaveAttribute("aria-valuetext", /\d/);
  });

  await test.step("audio, subtitles and their style, speed", async () => {
    await choose(page, "Audio", /German/);
    await choose(page, "Subtitles", /Deutsch/);
    await expect(page.locator(".subtitles")).toContainText("Acht Lampen.");
    await choose(page, "Subtitle style", /Very large/);
    await expect(page.locator(".subtitles")).toHaveAttribute("data-size", "huge");
    await choose(page, "Subtitle style", /Solid/);
    await expect(page.locator(".subtitles")).toHaveAttribute("data-background", "solid");
    await choose(page, "Speed", /1\.5/);
    expect(await page.evaluate(() => document.querySelector("video")?.playbackRate)).toBe(1.5);
  });

  await test.step("chapters", async () => {
    await page.getByRole("button", { name: "Chapters" }).click();
    const chapters = page.getByRole("dialog", { name: "Chapters" });
    await expect(chapters.locator("[aria-current]")).toContainText("Forty minutes");
    await chapters.getByRole("button", { name: /The coat/ }).click();
    await expect(chapters).toHaveCount(0);
    await expect.poll(() => player.currentTime()).toBeCloseTo(60, 0);
  });

  await test.step("picture in picture, and back", async () => {
    const button = page.getByRole("button", { name: "Picture in picture" });
    await button.click();
    const isOut = () => page.evaluate(() => document.pictureInPictureElement !== null);
    await expect.poll(isOut).toBe(true);
    await button.click();
    await expect.poll(isOut).toBe(false);
  });

  await test.step("choices and position are kept for the next time", async () => {
    await page.goto("/");
    const audioNames = player.watchAudio();
    await page.goto(address);
    await player.is("playing");
    expect(Math.abs((await player.currentTime()) - 60)).toBeLessThan(3);
    await expect(page.getByText(/Resuming at 1:0\d/)).toBeVisible();
    await expect(page.locator(".subtitles")).toHaveAttribute("data-size", "huge");
    await expect(page.locator(".subtitles")).toContainText("Acht Lampen.");
    await page.mouse.move(640, 300);
    await page.getByRole("button", { name: "Settings" }).click();
    const settings = page.getByRole("dialog", { name: "Settings" });
    await expect(settings.getByRole("button", { name: /^Audio/ })).toContainText("German");
    expect([...audioNames]).toEqual(["a1"]);
    await expect(settings.getByRole("button", { name: /^Speed/ })).toContainText("1.5");
  });

  await test.step("the next film has the audio language, and its own speed", async () => {
    const audioNames = player.watchAudio();
    await page.goto(nextAddress);
    await player.is("playing");
    expect([...audioNames]).toEqual(["a1"]);
    expect(await page.evaluate(() => document.querySelector("video")?.playbackRate)).toBe(1);
  });
});

test("on a phone: a tap shows the controls, two at a side skip", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? process.env.BASE_URL ?? "",
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await signIn(page);
  await page.goto(`${address}?t=40`);
  const player = new PlayerPage(page);
  await player.is("playing");
  const controls = page.locator(".player[data-controls]");
  await expect(controls).toHaveCount(0);
  await page.touchscreen.tap(180, 370);
  await expect(controls).toHaveCount(1);
  const playKey = page.getByRole("button", { name: "Pause", exact: true });
  const { x, y, width, height } = (await playKey.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  expect(Math.min(width, height), "a thumb finds it").toBeGreaterThanOrEqual(64);
  expect([x + width / 2, y + height / 2], "in the middle of the video").toEqual([180, 370]);
  await playKey.tap();
  await player.is("paused");

  const from = await player.currentTime();
  await twoTaps(page, 320, 370);
  await expect.poll(async () => (await player.currentTime()) - from).toBeCloseTo(10, 0);
  await twoTaps(page, 40, 370);
  await expect.poll(async () => (await player.currentTime()) - from).toBeCloseTo(0, 0);
  await player.is("paused");

  // The settings are a sheet with a close button within reach.
  await page.getByRole("button", { name: "Settings" }).tap();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("button", { name: /^Speed/ }).tap();
  await settings.getByRole("radio", { name: "Normal" }).check();
  await settings.getByRole("button", { name: "Close" }).tap();
  await expect(settings).toHaveCount(0);
  await context.close();
});

/** Opens the settings, makes one choice, and closes them by Escape, which returns the focus to their button. */
async function choose(page: Page, section: string, choice: RegExp): Promise<void> {
  // A mouse move shows hidden controls again.
  await page.mouse.move(640, 300);
  await page.mouse.move(640, 320);
  const button = page.getByRole("button", { name: "Settings" });
  await button.click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("button", { name: new RegExp(`^${section}(?! style)`) }).click();
  const radio = settings.getByRole("radio", { name: choice });
  await radio.click();
  // The choice shows the state of the player, so it is checked only once the player has switched.
  await expect(radio).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(settings).toHaveCount(0);
  await expect(button).toBeFocused();
}

async function twoTaps(page: Page, x: number, y: number): Promise<void> {
  await page.touchscreen.tap(x, y);
  await page.touchscreen.tap(x, y);
}
