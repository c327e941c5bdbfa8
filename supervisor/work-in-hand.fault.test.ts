import { execFileSync } from "node:child_process";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { commandsOf, processesOf, whoIsLeft } from "#core/testing/processes-of.ts";
import { type RunningSite, scratchDataDir, startSite } from "#core/testing/running-site.ts";

let site: RunningSite;
let clip: string;

beforeEach(async () => {
  const dataDir = scratchDataDir();
  clip = path.join(dataDir, "clip.mkv");
  makeClip(clip);
  site = await startSite({ dataDir });
});
afterEach(() => site.remove());

/** Long enough that FFmpeg is at work when we look, short enough to wait for afterwards. */
function makeClip(file: string): void {
  const source = ["-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=24"];
  const audio = ["-f", "lavfi", "-i", "sine=frequency=440:duration=24"];
  const coding = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "250", "-c:a", "aac", "-shortest"];
  execFileSync("ffmpeg", ["-v", "error", ...source, ...audio, ...coding, file]);
}

test.each(["SIGINT", "SIGKILL"] as const)(
  "%s while FFmpeg encodes: FFmpeg goes too, nothing is lost, the next start finishes the film",
  async (signal) => {
    const { videoId } = (await site.matinee("import", clip, "--json")).json<{ videoId: string }>();
    await expect.poll(() => commandsOf(site.dataDir), { timeout: 60_000 }).toContain("ffmpeg");
    const before = processesOf(site.dataDir);

    site.process.kill(signal);
    expect(await whoIsLeft(site.dataDir, before, 10)).toEqual([]);

    site = await startSite({ dataDir: site.dataDir });
    const wait = await site.matinee("wait", "--video", `${videoId}=ready`, "--timeout", "150");
    expect(wait, wait.stderr).toMatchObject({ exitCode: 0 });
    const shown = () => [site.output()];
    expect(await complaintsOf({ ...site, shown, finished: () => [videoId] })).toEqual([]);
  },
);
