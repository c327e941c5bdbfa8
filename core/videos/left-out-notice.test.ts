import { expect, it } from "vitest";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";
import { leftOutNotice } from "#core/videos/left-out-notice.ts";

const none = { videoSubtitles: 0, subtitles: 0, audioTracks: 0 };

it("names the skipped tracks, and is null where there are none", () => {
  expect(leftOutNotice(null, null)).toBeNull();
  expect(leftOutNotice(sampleInfo(), planVideo(sampleInfo()))).toBeNull();
  expect(leftOutNotice(sampleInfo({ leftOut: { ...none, videoSubtitles: 1 } }), null)).toBe(
    "1 subtitle track made of images can't be shown.",
  );
  expect(leftOutNotice(sampleInfo({ leftOut: { ...none, audioTracks: 2 } }), null)).toMatch(
    /^2 audio tracks skipped/,
  );
});

it("names the audio before the first frame that is skipped", () => {
  const late = sampleInfo({ video: sampleVideo({ startSeconds: 30 }) });
  expect(leftOutNotice(late, planVideo(late))).toBe("0:30 of audio before the first frame skipped.");
});
