import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { signIn, visit } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

/** A name that leads here (playwright.config.ts) and, unlike localhost, gets no trust from the browser. */
const PLAIN_HOST = "house.test";

test("a site at home, opened as http://… from another machine: upload, play, go on", async ({ browser }) => {
  const address = new URL(process.env.BASE_URL ?? "");
  address.hostname = PLAIN_HOST;
  const context = await browser.newContext({ baseURL: address.origin });
  const page = await context.newPage();
  const player = new PlayerPage(page);
  await signIn(page);
  // What browsers keep for HTTPS (random UUIDs, locks, the clipboard) is not there.
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);

  await visit(page, "/admin/upload");
  const clip = await filmClip({ name: "Plain Water", seconds: 24, width: 640, height: 360 });
  await page.getByLabel("Films to upload").setInputFiles(clip);
  await page.getByRole("link", { name: "Watch", exact: true }).click({ timeout: 60_000 });
  await player.passes(1);

  const saved = page.waitForResponse((answer) => answer.url().includes("history.save") && answer.ok());
  await page.keyboard.press("5");
  await expect.poll(() => player.currentTime()).toBeGreaterThan(11);
  await saved;
  await page.keyboard.press("k");
  const leftAt = await player.currentTime();
  await page.reload();
  await player.is("playing");
  expect(Math.abs((await player.currentTime()) - leftAt)).toBeLessThan(3);
  await context.close();
});
