import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { say, scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";

const folder = process.env.MATINEE_TEST_MEDIA ?? "";
const clips = folder === "" ? [] : readdirSync(folder).filter((name) => /\.(mp4|webm|mov|mkv)$/.test(name));
if (clips.length === 0)
  console.warn("No real clips were tried: MATINEE_TEST_MEDIA names no folder with some.");

describe("real clips", () => {
  it("are tried where MATINEE_TEST_MEDIA names them", () => {
    expect(folder === "" || clips.length > 0).toBe(true);
  });

  for (const name of clips)
    it(`${name}: first and last chunk play`, async () => {
      const scratch = await scratchFolder();
      const clip = await encodeClip(join(folder, name), scratch.path, (all) => [
        ...new Set(all.filter((_, number) => number === 0 || number === all.length - 1)),
      ]);
      expect(clip.endsAtSegment).toBeNull();
      for (const { renditionName } of [...clip.plan.renditions, ...clip.plan.audio]) {
        const joined = await joinRendition(clip, renditionName);
        expect(await say("ffmpeg", "-v", "error", "-i", joined, "-f", "null", "-")).toBe("");
      }
      await scratch.remove();
    });
});
