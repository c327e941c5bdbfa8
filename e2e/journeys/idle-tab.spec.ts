import { type Browser, type Page } from "@playwright/test";
import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

test("a paused tab that goes away changes nothing; one that plays on counts", async ({ browser }) => {
  const url = process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await filmClip({ name: "Idle Harbour", seconds: 40, width: 320, height: 180 });
  const { playableId } = await uploadByRpc(url, client, clip);
  const position = async () => (await client.rpc.playback.session.query({ playableId })).resumeAtSeconds;
  const remove = "Remove Idle Harbour from Continue watching";

  const idle = await openWatching(browser, playableId);
  await idle.player.passes(4);
  await pause(idle);
  const pausedAt = await position();
  expect(pausedAt).toBeGreaterThan(3);

  // Another device goes on from there.
  const other = await openWatching(browser, playableId);
  await other.player.passes(pausedAt + 8);
  await pause(other);
  const wentOnTo = await position();
  expect(wentOnTo).toBeGreaterThan(pausedAt + 7);

  // The idle tab hides, shows itself, and hides again: the newer position stays.
  await setVisibility(idle.page, "hidden");
  await setVisibility(idle.page, "visible");
  await setVisibility(idle.page, "hidden");
  await visit(other.page, "/");
  expect(idle.beacons).toEqual([]);
  expect(await position()).toBe(wentOnTo);

  // What is removed from the row stays removed when the idle tab goes away for good.
  const isRemoved = other.page.waitForResponse((answer) => answer.request().method() === "POST");
  await other.page.getByRole("button", { name: remove }).click();
  await isRemoved;
  await expect(other.page.getByRole("button", { name: "Undo: Idle Harbour" })).toBeVisible();
  await setVisibility(idle.page, "visible");
  await setVisibility(idle.page, "hidden");
  await visit(other.page, "/");
  await expect(other.page.getByRole("button", { name: remove })).toBeHidden();

  // Play, pressed in the idle tab, counts again: the film goes on from there, and is in the row.
  await setVisibility(idle.page, "visible");
  await idle.page.keyboard.press("k");
  await idle.player.is("playing");
  await expect.poll(position).toBeLessThan(wentOnTo);
  await pause(idle);
  const beaconsBefore = idle.beacons.length;
  await visit(idle.page, "/");
  expect(idle.beacons).toHaveLength(beaconsBefore);
  await expect(idle.page.getByRole("button", { name: remove })).toBeVisible();
});

interface Watching {
  readonly page: Page;
  readonly player: PlayerPage;
  /** The bodies of all beacons that the page has sent. */
  readonly beacons: readonly string[];
}

/** A browser of its own, signed in, that plays. */
async function openWatching(browser: Browser, playableId: string): Promise<Watching> {
  const page = await (await browser.newContext()).newPage();
  const beacons: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/beacon")) beacons.push(request.postData() ?? "");
  });
  await signIn(page);
  await page.goto(`/watch/${playableId}`);
  const player = new PlayerPage(page);
  await player.is("playing");
  return { page, player, beacons };
}

/** Pauses, and waits until the server has the position. */
async function pause({ page, player }: Watching): Promise<void> {
  const saved = page.waitForResponse((answer) => answer.url().includes("history.save") && answer.ok());
  await page.keyboard.press("k");
  await player.is("paused");
  await saved;
}

/** Hides the tab as behind another one, or shows it again. */
async function setVisibility(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((visibilityState) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value: visibilityState });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
