import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { loudness } from "#worker/ffmpeg/testing/loudness.ts";
import { makeClip, videoSource, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const clipOf = async (file: string, seconds: number, ...parts: readonly (readonly string[])[]) => {
  const maps = parts.flatMap((_, n) => ["-map", String(n + 1)]);
  const inputs = [...videoSource("64x48", "10", seconds), ...parts.flat(), "-map", "0", ...maps];
  const source = await makeClip(`${scratch.path}/${file}`, ...inputs, "-c:v", "mpeg2video", "-c:a", "mp2");
  return encodeClip(source, (await scratchFolder(scratch.path)).path);
};
const from = (start: number, input: readonly string[]) => ["-itsoffset", String(start), ...input];

describe("audio that moves to another track is one track", () => {
  it.each([
    { name: "in a chunk", file: "early.ts", seconds: 6, moves: [3] },
    { name: "before a later chunk", file: "late.ts", seconds: 27, moves: [8] },
    { name: "twice", file: "twice.ts", seconds: 9, moves: [3, 6] },
    { name: "in Matroska", file: "moved.mkv", seconds: 6, moves: [3] },
  ])("$name", async ({ file, seconds, moves }) => {
    const starts = [0, ...moves];
    const parts = starts.map((start, n) =>
      from(start, tone((starts[n + 1] ?? seconds) - start, 400 + 100 * n, n % 2 === 0 ? "mono" : "stereo")),
    );
    const clip = await clipOf(file, seconds, ...parts);
    expect(clip.plan.audio).toHaveLength(1);
    const levels = await loudness(await joinRendition(clip, "a0"));
    expect(levels.length).toBeGreaterThanOrEqual(seconds - 1);
    expect(Math.min(...levels), levels.join()).toBeGreaterThan(0.04);
  });

  it("but not if two play at once", async () => {
    const clip = await clipOf("both.ts", 4, tone(4), from(1, tone(3, 800)));
    expect(clip.plan.audio.map(({ renditionName }) => renditionName)).toEqual(["a0", "a1"]);
  });
});
