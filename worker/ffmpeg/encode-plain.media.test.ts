import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeClip, type EncodedClip, joinRendition } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, videoSource, say, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-c:a", "aac"];

describe("a plain H.264 film", () => {
  let clip: EncodedClip;
  beforeAll(async () => {
    const folder = await scratchFolder(scratch.path);
    const source = await makeClip(
      `${scratch.path}/plain.mp4`,
      ...videoSource("320x180", "25", 13),
      ...tone(13),
      ...h264,
    );
    clip = await encodeClip(source, folder.path);
  }, 60_000);

  it("gives every segment of every rendition and a sprite per chunk", () => {
    const names = clip.created.map(({ renditionName, number }) => `${renditionName}/${number}`).sort();
    expect(names).toEqual([
      "a0/0",
      "a0/1",
      "a0/2",
      "a0/3",
      "sb/0",
      "sb/1",
      "v180/0",
      "v180/1",
      "v180/2",
      "v180/3",
    ]);
    expect(clip.endsAtSegment).toBeNull();
  });

  it("decodes without a warning, with exactly the planned frames", async () => {
    const joined = await joinRendition(clip, "v180");
    expect(await say("ffmpeg", "-v", "error", "-i", joined, "-f", "null", "-")).toBe("");
    const frames = await say(
      "ffprobe",
      "-v",
      "error",
      "-count_frames",
      "-show_entries",
      "stream=nb_read_frames",
      "-of",
      "csv=p=0",
      joined,
    );
    expect(Number(frames)).toBe(clip.plan.totalFrames);
  });

  it("has audio that decodes without a warning", async () => {
    const joined = await joinRendition(clip, "a0");
    expect(await say("ffmpeg", "-v", "error", "-i", joined, "-f", "null", "-")).toBe("");
  });
});
