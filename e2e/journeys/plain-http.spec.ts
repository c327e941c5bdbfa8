import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { signIn, visit } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

/** A name of this machine (playwright.config.ts) that browsers, unlike localhost, do not treat as secure. */
const PLAIN_HOST = "site.test";

test(
  "a site at home, opened as http://… from another machine: upload, play, resume",
  { tag: "@storage" },
  async ({ browser }) => {
    const address = new URL(process.env.BASE_URL ?? "");
    address.hostname = PLAIN_HOST;
    const context = await browser.newContext({ baseURL: address.origin });
    const page = await context.newPage();
    const player = new PlayerPage(page);
    await signIn(page);
    // Features that browsers offer only over HTTPS (random UUIDs, locks, the clipboard) are missing.
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);

    await visit(page, "/admin/upload");
    const clip = await filmClip({ name: "Plain Water", seconds: 24, width: 640, height: 360 });
    await page.getByLabel("Videos to upload").setInputFiles(clip);
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
  },
);
