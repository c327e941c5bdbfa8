import { afterAll, beforeAll, expect, it } from "vitest";
import { mediaInfo, never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, videoSource, scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";
import { remuxSource } from "#worker/ffmpeg/probe/remux-source.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

it("a stream that no container accepts is refused with FFmpeg's reason, not failed", async () => {
  const sourcePath = await makeClip(
    `${scratch.path}/clip.ts`,
    ...videoSource("64x48", "10", 1),
    "-c:v",
    "mpeg2video",
  );
  const info = await mediaInfo(sourcePath);
  const outputPath = `${scratch.path}/seekable`;
  const unknownStream = { ...info, video: { ...info.video, index: 7 } };
  await expect(
    remuxSource({ source: fileSource(sourcePath), info: unknownStream, outputPath, signal: never() }),
  ).rejects.toMatchObject({
    code: "media_refused",
    message: expect.stringMatching(/matches no streams/) as string,
  });
});
