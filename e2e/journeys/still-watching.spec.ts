import { type Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc } from "#e2e/site-client.ts";
import { signIn } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

const MOST_UNTOUCHED_MS = 90 * 60_000;

test("after 90 minutes without input the film pauses and asks, and continues from its position", async ({
  page,
}) => {
  const url = process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await filmClip({ name: "Slow Tide", seconds: 40, width: 320, height: 180 });
  const created = await uploadByRpc(url, client, clip);
  await signIn(page);

  await untouchedFor(page, MOST_UNTOUCHED_MS - 3000);
  await page.goto(`/watch/${created.playableId}`);
  const player = new PlayerPage(page);
  await player.is("playing");

  const question = page.getByRole("dialog", { name: "Are you still watching?" });
  await expect(question).toBeVisible();
  await player.is("paused");
  const pausedAt = await player.currentTime();
  await expect(question).toContainText("Paused at 0:0");
  const goOn = question.getByRole("button", { name: /Keep watching/ });
  await expect(goOn).toBeFocused();

  // The answer counts as input: playback continues from the position, and it does not ask again.
  await page.keyboard.press("Enter");
  await player.is("playing");
  await expect(question).toHaveCount(0);
  expect(Math.abs((await player.currentTime()) - pausedAt)).toBeLessThan(2);
  await player.passes(pausedAt + 6);
  await expect(question).toHaveCount(0);
});

test("a key press during playback postpones the question", async ({ page }) => {
  const url = process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await filmClip({ name: "Slow Tide", seconds: 40, width: 320, height: 180 });
  const created = await uploadByRpc(url, client, clip);
  await signIn(page);

  await untouchedFor(page, MOST_UNTOUCHED_MS - 4000);
  await page.goto(`/watch/${created.playableId}`);
  const player = new PlayerPage(page);
  await player.is("playing");
  await page.keyboard.press("m");
  await player.passes((await player.currentTime()) + 8);
  await player.is("playing");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

/** Moves the tab's clock, as if it had played this long without input. */
function untouchedFor(page: Page, playedMs: number): Promise<void> {
  return page.evaluate(
    (untouched) => sessionStorage.setItem("matinee-untouched", untouched),
    JSON.stringify({ episodes: 0, playedMs }),
  );
}
