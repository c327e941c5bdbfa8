import { gzipSync } from "node:zlib";
import { type Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

/** Bytes of script, compressed, that a page may fetch before it is of use (docs/decisions/0018-scripts-of-a-page.md). */
const BUDGETS = { home: 120_000, title: 120_000, watch: 360_000 };

test.setTimeout(180_000);

test("home, a title and the player fetch no more script than their budgets", async ({ page }) => {
  const { titleId, playableId } = await uploadedFilm();
  await signIn(page);
  const fetched = countScripts(page);

  await test.step("home, and a title", async () => {
    await openAnew(page, "/", fetched);
    expect(await fetched.bytes(), fetched.names()).toBeLessThan(BUDGETS.home);
    await openAnew(page, `/title/${titleId}`, fetched);
    expect(await fetched.bytes(), fetched.names()).toBeLessThan(BUDGETS.title);
  });

  await test.step("the player, until its first frame", async () => {
    fetched.clear();
    await page.goto(`/watch/${playableId}`);
    await new PlayerPage(page).passes(0);
    expect(await fetched.bytes(), fetched.names()).toBeLessThan(BUDGETS.watch);
  });
});

async function uploadedFilm() {
  const url = process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await filmClip({ name: "Short Weight", seconds: 8, width: 640, height: 360 });
  const created = await uploadByRpc(url, client, clip);
  const stateOfVideo = async () => (await videoByRpc(client, created.videoId)).state;
  await expect.poll(stateOfVideo, { timeout: 120_000 }).toBe("ready");
  return created;
}

async function openAnew(
  page: Page,
  address: string,
  fetched: ReturnType<typeof countScripts>,
): Promise<void> {
  fetched.clear();
  await visit(page, address);
  await page.waitForLoadState("networkidle");
}

/**
 * Counts scripts as the page fetches them, cached ones too: their bytes after gzip, for any encoding that the
 * server sent.
 */
function countScripts(page: Page) {
  const bodies = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith(".js")) bodies.set(pathname, response.body());
  });
  return {
    clear: () => bodies.clear(),
    names: () => [...bodies.keys()].join(" "),
    async bytes(): Promise<number> {
      const scripts = await Promise.all(bodies.values());
      return scripts.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    },
  };
}
