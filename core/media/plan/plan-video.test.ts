import { describe, expect, it } from "vitest";
import { planHash } from "#core/media/plan/plan-hash.ts";
import { planDelaySeconds, planVideo } from "#core/media/plan/plan-video.ts";
import { sampleAudio, sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";

describe("planVideo", () => {
  it("plans a plain film", () => {
    const plan = planVideo(sampleInfo());
    expect(plan).toMatchObject({
      ...{ version: 1, totalFrames: 1440, segmentFrames: 96, segmentCount: 15, durationSeconds: 60 },
      ...{ sourceStartSeconds: 0, sourceVideoStreamIndex: 0, frameRate: { num: 24, den: 1 } },
      storyboard: { intervalSeconds: 10, tileWidth: 320, tileHeight: 180, columns: 3 },
    });
    expect(plan.renditions.map(({ renditionName }) => renditionName)).toEqual([
      "v360",
      "v480",
      "v720",
      "v1080",
    ]);
    expect(plan.audio).toEqual([
      {
        ...{ renditionName: "a0", sourceStreamIndex: 1, languageTag: "en", name: "English", isDefault: true },
        ...{ channels: 2, sampleRate: 48_000, bitrateKbps: 128, offsetSeconds: 0 },
      },
    ]);
  });

  it("has one default track, even if the file has none or several", () => {
    const none = [
      sampleAudio({ isDefault: false }),
      sampleAudio({ index: 2, isDefault: false, languageTag: "de" }),
    ];
    const both = none.map((track) => ({ ...track, isDefault: true }));
    expect(planVideo(sampleInfo({ audio: none })).audio.map(({ isDefault }) => isDefault)).toEqual([
      true,
      false,
    ]);
    expect(planVideo(sampleInfo({ audio: both })).audio.map(({ isDefault }) => isDefault)).toEqual([
      true,
      false,
    ]);
  });

  it("starts with the first of video and audio", () => {
    const late = sampleInfo({ video: sampleVideo({ startSeconds: 1.5, durationSeconds: 60 }) });
    expect(planVideo(late)).toMatchObject({ sourceStartSeconds: 0, totalFrames: 1476 });
  });

  it("leaves out audio that starts long before the video", () => {
    const late = sampleInfo({ video: sampleVideo({ startSeconds: 30, durationSeconds: 60 }) });
    const plan = planVideo(late);
    expect(plan).toMatchObject({ sourceStartSeconds: 30, totalFrames: 1440 });
    expect(plan.audio[0]?.offsetSeconds).toBe(-30);
    expect(planDelaySeconds(plan, late)).toBe(30);
    expect(planDelaySeconds({ sourceStartSeconds: 0.0004 }, late)).toBe(0);
  });

  it("holds the last frame for audio that continues, and plans it if that is long", () => {
    const longer = (seconds: number) =>
      planVideo(sampleInfo({ audio: [sampleAudio({ durationSeconds: seconds })] }));
    expect(longer(62).totalFrames).toBe(62 * 24);
    expect(longer(62)).not.toHaveProperty("heldFromFrame");
    expect(longer(300)).toMatchObject({ totalFrames: 300 * 24, heldFromFrame: 60 * 24 });
  });

  it("plans the video track's duration, not the file's, if it is known", () => {
    expect(planVideo(sampleInfo({ durationSeconds: 90 })).totalFrames).toBe(1440);
    const unknown = sampleInfo({ durationSeconds: 90, video: sampleVideo({ durationSeconds: null }) });
    expect(planVideo(unknown).totalFrames).toBe(2160);
  });

  it("plans a single frame and a film without audio", () => {
    const video = sampleVideo({ durationSeconds: 0.04, averageFrameRate: { num: 25, den: 1 } });
    const plan = planVideo(sampleInfo({ durationSeconds: 0.04, video, audio: [] }));
    expect(plan).toMatchObject({ totalFrames: 1, segmentCount: 1, audio: [], audioChunks: [] });
  });
});

describe("planHash", () => {
  const plan = planVideo(sampleInfo());
  it("is 32 hex digits", () => expect(planHash(plan)).toMatch(/^[0-9a-f]{32}$/));
  it("does not depend on the order of keys, and survives storage as JSON", () => {
    const reversed = Object.fromEntries(Object.entries(plan).reverse()) as unknown as typeof plan;
    expect(planHash(reversed)).toBe(planHash(plan));
    expect(planHash(JSON.parse(JSON.stringify(plan)) as typeof plan)).toBe(planHash(plan));
  });
  it("changes with what is encoded", () => {
    expect(planHash({ ...plan, totalFrames: plan.totalFrames + 1 })).not.toBe(planHash(plan));
  });
});
