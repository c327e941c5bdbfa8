import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { siteCliLines } from "#e2e/site-cli.ts";
import { signInByRpc } from "#e2e/site-client.ts";
import { signIn } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

test("the next episode follows by itself, and the screen stays full", async ({ page, dataDir }) => {
  const clip = await filmClip({ name: "episode", seconds: 24, width: 320, height: 180 });
  const folder = path.join(tempFolder("series"), "Lanternmoor", "Season 1");
  mkdirSync(folder, { recursive: true });
  for (const number of ["01", "02"]) copyFileSync(clip, path.join(folder, `Lanternmoor S01E${number}.mp4`));
  const words = ["import", path.dirname(folder), "--as", "series", "--wait"];
  const imported = await siteCliLines<{ status: string; titleId: string }>(dataDir, words);
  expect(imported.map(({ status }) => status)).toEqual(["imported", "imported"]);

  const client = await signInByRpc(process.env.BASE_URL ?? "", SITE_ADMIN);
  const title = await client.rpc.catalog.title.query({ titleId: imported[0]?.titleId ?? "" });
  const [first, second] = title.seasons.flatMap(({ episodes }) => episodes);

  await signIn(page);
  await page.goto(`/watch/${first?.playableId}`);
  const player = new PlayerPage(page);
  await player.is("playing");
  await page.keyboard.press("f");
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press("9");
  await expect(page.getByRole("complementary", { name: "Up next" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/watch/${second?.playableId}`), { timeout: 30_000 });
  await player.is("playing");
  expect(await isFull()).toBe(true);
});
