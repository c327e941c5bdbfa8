import path from "node:path";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc } from "#e2e/site-client.ts";
import { signIn } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

/** Real films play too, if the machine has some: H.264 with B-frames, and VP8, which must be encoded first. */
const CLIPS = ["big-buck-bunny-480p-30s.mp4", "tears-of-steel-battle.webm"];
const folder = process.env.MATINEE_TEST_MEDIA;

for (const clip of folder ? CLIPS : []) {
  test(`${clip} plays past its second segment`, async ({ page }) => {
    const url = process.env.BASE_URL ?? "";
    const client = await signInByRpc(url, SITE_ADMIN);
    const created = await uploadByRpc(url, client, path.join(folder ?? "", clip));
    await signIn(page);
    await page.goto(`/watch/${created.playableId}`);
    const player = new PlayerPage(page);
    await player.is("playing");
    await player.record();
    await player.passes(9);
    expect(await player.interruptions()).toEqual([]);
  });
}
