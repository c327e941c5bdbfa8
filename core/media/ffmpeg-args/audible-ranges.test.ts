import { describe, expect, it } from "vitest";
import { silentSeconds, type AudioRange } from "#core/media/ffmpeg-args/audible-ranges.ts";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { sampleAudio, sampleInfo } from "#core/media/testing/sample-info.ts";

const HEAD = "#software: Lavf\n#tb 0: 1/1000\n#media_type 0: audio\n";
/** Frames of 100 ms, in the file's own time. */
const frames = (fromSeconds: number, toSeconds: number): string =>
  Array.from(
    { length: Math.round((toSeconds - fromSeconds) * 10) },
    (_, at) => `0, ${fromSeconds * 1000 + at * 100}, ${fromSeconds * 1000 + at * 100}, 100, 800, 0x0\n`,
  ).join("");

function rangeOf(startSeconds = 0, videoStart = 0): AudioRange {
  const info = sampleInfo({ audio: [sampleAudio({ startSeconds })] });
  const plan = planVideo({ ...info, video: { ...info.video, startSeconds: videoStart } });
  const [track] = plan.audio;
  if (!track) throw new Error("the sample has a track");
  return { plan, track, firstSegment: 1, segmentCount: 3 };
}

const rounded = (silent: ReadonlyMap<number, number>) =>
  [...silent].map(([number, seconds]) => [number, Math.round(seconds * 10) / 10]);

describe("silentSeconds", () => {
  it("is empty if everything is audible, except for small gaps", () => {
    const list = HEAD + frames(3, 8) + frames(8.03, 17);
    expect(rounded(silentSeconds(rangeOf(), list))).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
  });

  it("is what is missing, segment by segment", () => {
    const list = HEAD + frames(4, 6) + frames(7, 9);
    expect(rounded(silentSeconds(rangeOf(), list))).toEqual([
      [1, 1],
      [2, 3],
      [3, 4],
    ]);
  });

  it("is everything if nothing is audible", () => {
    expect(rounded(silentSeconds(rangeOf(), "")).map(([, seconds]) => seconds)).toEqual([4, 4, 4]);
  });

  it("does not count the time before a track that starts late", () => {
    const list = HEAD + frames(10, 17);
    expect(rounded(silentSeconds(rangeOf(10), list)).map(([, seconds]) => seconds)).toEqual([0, 0, 0]);
  });

  it("counts from the plan's own zero", () => {
    const list = HEAD + frames(104, 117);
    expect(rounded(silentSeconds(rangeOf(100, 100), list)).map(([, seconds]) => seconds)).toEqual([0, 0, 0]);
  });
});
