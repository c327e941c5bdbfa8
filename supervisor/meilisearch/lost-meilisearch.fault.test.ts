import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { testMeilisearch } from "#core/testing/test-meilisearch.ts";

let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
  await site.matinee("seed", "e2e");
}, 120_000);
afterAll(() => site.remove());

const search = async () => {
  const run = await site.matinee("search", "reel", "--as", "viewer@example.test", "--json");
  return JSON.parse(run.stdout) as { driver: string; hits: unknown[] };
};
const until = async (isTrue: () => Promise<boolean>, seconds: number) => {
  await expect.poll(isTrue, { timeout: seconds * 1000, interval: 200 }).toBe(true);
};

/** The process of the site's Meilisearch, by the port in the instance file. */
function meilisearchPid(): number {
  const port = new URL(site.instance().search?.url ?? "").port;
  const children = readFileSync(`/proc/${site.instance().pid}/task/${site.instance().pid}/children`, "utf8");
  for (const pid of children.trim().split(" ").map(Number)) {
    if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`127.0.0.1:${port}`)) return pid;
  }
  throw new Error("Meilisearch does not run.");
}

test.runIf(testMeilisearch() !== null)(
  "Meilisearch killed in mid-work loses nothing: Postgres answers at once, and the index catches up",
  async () => {
    await until(async () => (await search()).driver === "meilisearch", 30);
    const hits = (await search()).hits.length;
    expect(hits).toBeGreaterThan(5);
    for (let round = 0; round < 3; round += 1) {
      process.kill(meilisearchPid(), "SIGKILL");
      expect(await search()).toMatchObject({ hits: { length: hits } });
      await until(async () => (await search()).driver === "meilisearch", 15);
      expect((await search()).hits).toHaveLength(hits);
    }
    expect(await complaintsOf(site)).toEqual([]);
  },
);
