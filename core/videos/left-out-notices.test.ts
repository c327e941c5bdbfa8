import { expect, it } from "vitest";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";
import { leftOutNotices } from "#core/videos/left-out-notices.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

/** The notices as a page shows them. */
const skippedOf = (...given: Parameters<typeof leftOutNotices>): string =>
  leftOutNotices(...given)
    .map((notice) => sentenceOf(notice))
    .join(" ");

const none = { videoSubtitles: 0, subtitles: 0, audioTracks: 0 };

it("names the skipped tracks, and says nothing where there are none", () => {
  expect(skippedOf(null, null)).toBe("");
  expect(skippedOf(sampleInfo(), planVideo(sampleInfo()))).toBe("");
  expect(skippedOf(sampleInfo({ leftOut: { ...none, videoSubtitles: 1 } }), null)).toBe(
    "1 subtitle track made of images can't be shown.",
  );
  expect(skippedOf(sampleInfo({ leftOut: { ...none, audioTracks: 2 } }), null)).toMatch(
    /^2 audio tracks skipped/,
  );
});

it("names the audio before the first frame that is skipped", () => {
  const late = sampleInfo({ video: sampleVideo({ startSeconds: 30 }) });
  expect(skippedOf(late, planVideo(late))).toBe("0:30 of audio before the first frame skipped.");
});
