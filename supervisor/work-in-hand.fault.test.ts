import { execFile, execFileSync } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { commandsOf, processesOf, whoIsLeft } from "#core/testing/processes-of.ts";
import { type RunningHouse, scratchDataDir, startHouse } from "#core/testing/running-house.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
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

/** Runs the command line on the house, and reads the first of its JSON lines. */
async function matinee(...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(process.execPath, ["build/cli.js", ...args, "--json"], {
    cwd: ROOT,
    env: { ...process.env, BASE_URL: "", DATABASE_URL: "", MATINEE_DATA_DIR: house.dataDir },
  });
  return JSON.parse(stdout.split("\n")[0] ?? "") as Record<string, unknown>;
}

test.each(["SIGINT", "SIGKILL"] as const)(
  "%s while FFmpeg encodes: FFmpeg goes too, nothing is lost, the next start finishes the film",
  async (signal) => {
    const { videoId } = await matinee("import", clip);
    await expect.poll(() => commandsOf(house.dataDir), { timeout: 60_000 }).toContain("ffmpeg");
    const before = processesOf(house.dataDir);

    house.process.kill(signal);
    expect(await whoIsLeft(house.dataDir, before, 10)).toEqual([]);

    house = await startHouse({ dataDir: house.dataDir });
    await matinee("wait", "--video", `${String(videoId)}=ready`, "--timeout", "150");
  },
);
