import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { runBuiltCommand } from "#core/testing/built-command.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

/** The same attack plain, escaped once and escaped twice. */
const ATTACK = '<img src=x onerror="window.hacked=true">';
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const CAPTION = `1
00:00:00,000 --> 00:00:20,000
Rain ${ATTACK} on ${escaped(ATTACK)} the ${escaped(escaped(ATTACK))} roof<script>window.hacked = true</script>
`;

test("a hostile caption becomes words, never an element", async ({ page, baseURL, dataDir }) => {
  const url = baseURL ?? process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const created = await uploadByRpc(
    url,
    client,
    withCaption(await filmClip({ name: "Rain", seconds: 20, width: 320, height: 180 })),
  );
  const captions = async () => (await videoByRpc(client, created.videoId)).captions;
  await expect
    .poll(async () => (await captions()).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(["stored"]);

  await signIn(page);
  await page.goto(`/watch/${created.playableId}`);
  const player = new PlayerPage(page);
  await player.is("playing");
  const button = page.getByRole("button", { name: /^Subtitles/ });
  if ((await button.getAttribute("aria-pressed")) !== "true") await page.keyboard.press("c");

  const words = page.locator(".subtitles");
  await expect(words).toContainText("Rain");
  await expect(words).toContainText("roof");
  await expect(words.locator("img, script, svg, iframe, [onerror]")).toHaveCount(0);
  expect(await page.evaluate(() => (window as { hacked?: boolean }).hacked)).toBeUndefined();
  const shown = [await page.content()];
  const matinee = (...command: string[]) => runBuiltCommand(command, { dataDir });
  expect(await complaintsOf({ matinee, shown: () => shown, finished: () => [created.videoId] })).toEqual([]);
});

/** The clip with a subtitle track in it. */
function withCaption(clip: string): string {
  const folder = tempFolder("clip");
  const [captions, film] = [path.join(folder, "captions.srt"), path.join(folder, "Rain on the roof.mkv")];
  writeFileSync(captions, CAPTION);
  execFileSync("ffmpeg", [
    "-v",
    "error",
    "-i",
    clip,
    "-i",
    captions,
    "-map",
    "0",
    "-map",
    "1",
    "-c",
    "copy",
    "-c:s",
    "srt",
    film,
  ]);
  return film;
}
