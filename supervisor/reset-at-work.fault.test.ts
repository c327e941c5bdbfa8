import { execFileSync } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { commandsOf } from "#core/testing/processes-of.ts";
import { type RunningSite, startSite } from "#core/testing/running-site.ts";

let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.remove());

const complaints = () => complaintsOf({ ...site, shown: () => [site.output()] });

test("a site is emptied and seeded within ten seconds while a film is being encoded", async () => {
  const clip = path.join(site.dataDir, "clip.mkv");
  const source = ["-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=60"];
  execFileSync("ffmpeg", ["-v", "error", ...source, "-c:v", "libx264", "-preset", "ultrafast", clip]);
  const { videoId } = (await site.matinee("import", clip, "--json")).json<{ videoId: string }>();
  await site.matinee("wait", "--video", `${videoId}=playable`, "--timeout", "60");
  await expect.poll(() => commandsOf(site.dataDir), { timeout: 60_000 }).toContain("ffmpeg");

  const startedAt = performance.now();
  const reset = await site.matinee("reset", "--yes", "--json");
  expect(reset, reset.stderr).toMatchObject({ exitCode: 0 });
  const seeded = await site.matinee("seed", "e2e", "--json");
  expect(seeded, seeded.stderr).toMatchObject({ exitCode: 0 });
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(await complaints()).toEqual([]);

  await expect.poll(() => commandsOf(site.dataDir), { timeout: 20_000 }).not.toContain("ffmpeg");
  expect(await complaints()).toEqual([]);
});
