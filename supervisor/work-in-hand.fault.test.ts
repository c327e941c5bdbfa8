import { execFileSync } from "node:child_process";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { commandsOf, processesOf, whoIsLeft } from "#core/testing/processes-of.ts";
import { type RunningHouse, scratchDataDir, startHouse } from "#core/testing/running-site.ts";

let house: RunningHouse;
let clip: string;

beforeEach(async () => {
  const dataDir = scratchDataDir();
  clip = path.join(dataDir, "clip.mkv");
  makeClip(clip);
  house = await startHouse({ dataDir });
});
afterEach(() => house.remove());

/** Long enough that FFmpeg is at work when we look, short enough to wait for afterwards. */
function makeClip(file: string): void {
  const source = ["-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=24"];
  const sound = ["-f", "lavfi", "-i", "sine=frequency=440:duration=24"];
  const coding = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "250", "-c:a", "aac", "-shortest"];
  execFileSync("ffmpeg", ["-v", "error", ...source, ...sound, ...coding, file]);
}

test.each(["SIGINT", "SIGKILL"] as const)(
  "%s while FFmpeg encodes: FFmpeg goes too, nothing is lost, the next start finishes the film",
  async (signal) => {
    const { videoId } = (await house.matinee("import", clip, "--json")).json<{ videoId: string }>();
    await expect.poll(() => commandsOf(house.dataDir), { timeout: 60_000 }).toContain("ffmpeg");
    const before = processesOf(house.dataDir);

    house.process.kill(signal);
    expect(await whoIsLeft(house.dataDir, before, 10)).toEqual([]);

    house = await startHouse({ dataDir: house.dataDir });
    const wait = await house.matinee("wait", "--video", `${videoId}=ready`, "--timeout", "150");
    expect(wait, wait.stderr).toMatchObject({ exitCode: 0 });
    const shown = () => [house.output()];
    expect(await complaintsOf({ ...house, shown, finished: () => [videoId] })).toEqual([]);
  },
);
