import { expect, it } from "vitest";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";
import { leftOutNotice } from "#core/videos/left-out-notice.ts";

const none = { videoSubtitles: 0, subtitles: 0, audioTracks: 0 };

it("says what is left out, and nothing where nothing is", () => {
  expect(leftOutNotice(null, null)).toBeNull();
  expect(leftOutNotice(sampleInfo(), planVideo(sampleInfo()))).toBeNull();
  expect(leftOutNotice(sampleInfo({ leftOut: { ...none, videoSubtitles: 1 } }), null)).toBe(
    "1 subtitle track made of pictures cannot be shown.",
  );
  expect(leftOutNotice(sampleInfo({ leftOut: { ...none, audioTracks: 2 } }), null)).toMatch(
    /^2 sound tracks left out/,
  );
});

it("says that sound before the first picture is cut", () => {
  const late = sampleInfo({ video: sampleVideo({ startSeconds: 30 }) });
  expect(leftOutNotice(late, planVideo(late))).toBe("0:30 of sound before the first picture left out.");
});
