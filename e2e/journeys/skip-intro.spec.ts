import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc } from "#e2e/site-client.ts";
import { siteCli } from "#e2e/site-cli.ts";
import { signIn, visit } from "#e2e/users.ts";

test("an intro that an admin marked is skipped by one press, and its button leaves with it", async ({
  page,
  dataDir,
}) => {
  const client = await signInByRpc(process.env.BASE_URL ?? "", SITE_ADMIN);
  const clip = await filmClip({ name: "Long Overture", seconds: 30, width: 320, height: 180 });
  const { playableId, titleId, videoId } = await uploadByRpc(process.env.BASE_URL ?? "", client, clip);
  await siteCli(dataDir, ["wait", "--video", `${videoId}=ready`, "--timeout", "60"]);

  await signIn(page);
  await visit(page, `/admin/titles/${titleId}`);
  await page.getByText("Intro and credits").click();
  await page.getByLabel("Intro start", { exact: true }).last().fill("0:01");
  await page.keyboard.press("Enter");
  await page.getByLabel("Intro end", { exact: true }).last().fill("0:20");
  await page.keyboard.press("Enter");
  await expect(page.locator(".markers").getByText("Saved", { exact: true })).toBeVisible();

  await page.goto(`/watch/${playableId}`);
  const player = new PlayerPage(page);
  const skip = page.getByRole("button", { name: "Skip intro" });
  await expect(skip).toBeVisible();
  expect(await player.currentTime()).toBeLessThan(20);
  await skip.focus();
  await page.keyboard.press("Enter");
  await player.passes(20.1);
  await expect(skip).toBeHidden();
  await player.is("playing");
});
