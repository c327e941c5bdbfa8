import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeClip, type EncodedClip } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, scratchFolder, tone, videoSource } from "#worker/ffmpeg/testing/make-clip.ts";

const LOOP_SECONDS = 30;
const FILM_SECONDS = 3_720;
/** A segment of 4 s that begins at 1:01:00. */
const LATE_SEGMENT = 915;

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
let film: string;
beforeAll(async () => {
  scratch = await scratchFolder();
  const codecs = ["-c:v", "libx264", "-g", "20", "-c:a", "aac"];
  const loop = await makeClip(
    `${scratch.path}/loop.mp4`,
    ...videoSource("64x48", "10", LOOP_SECONDS),
    ...tone(LOOP_SECONDS),
    ...codecs,
  );
  const again = ["-stream_loop", String(FILM_SECONDS / LOOP_SECONDS - 1), "-i", loop, "-c", "copy"];
  film = await makeClip(`${scratch.path}/film.mp4`, ...again);
});
afterAll(() => scratch.remove());

const encodeSegments = async (firstSegment: number, segmentCount: number): Promise<EncodedClip> =>
  encodeClip(film, (await scratchFolder(scratch.path)).path, () => [
    { number: 0, firstSegment, segmentCount },
  ]);

it.each([
  { name: "one segment", segmentCount: 1 },
  { name: "three segments", segmentCount: 3 },
])("$name past the first hour can be encoded alone, as a seek requests it", async ({ segmentCount }) => {
  const { created } = await encodeSegments(LATE_SEGMENT, segmentCount);
  const numbers = (renditionName: string): readonly number[] =>
    created.filter((segment) => segment.renditionName === renditionName).map(({ number }) => number);
  const expected = Array.from({ length: segmentCount }, (_, index) => LATE_SEGMENT + index);
  expect(numbers("a0")).toEqual(expected);
  expect(numbers("v48")).toEqual(expected);
});
