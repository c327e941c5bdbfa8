import { describe, expect, it } from "vitest";
import { audioPlans } from "#core/media/plan/plan-audio.ts";
import { sampleAudio } from "#core/media/testing/sample-info.ts";

const first = sampleAudio({ durationSeconds: 8, isDefault: false });
const second = sampleAudio({ index: 2, startSeconds: 7.8, durationSeconds: 8, isDefault: true });

describe("audioPlans", () => {
  it("joins tracks of one language that follow each other", () => {
    expect(audioPlans([first, second], 0)).toMatchObject([
      { renditionName: "a0", sourceStreamIndex: 1, continuedBy: [2], isDefault: true, offsetSeconds: 0 },
    ]);
  });

  it.each([
    { name: "another language", changes: { languageTag: "de" } },
    { name: "an overlap", changes: { startSeconds: 4 } },
  ])("keeps them apart for $name", ({ changes }) => {
    const plans = audioPlans([first, { ...second, ...changes }], 0);
    expect(plans.map(({ sourceStreamIndex }) => sourceStreamIndex)).toEqual([1, 2]);
    expect(plans[0]).not.toHaveProperty("continuedBy");
  });

  it("keeps them apart where the first one's length is not known", () => {
    expect(audioPlans([{ ...first, durationSeconds: null }, second], 0)).toHaveLength(2);
  });
});
