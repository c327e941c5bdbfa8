import { describe, expect, it } from "vitest";
import { extendToLastFrame } from "#core/media/probe/last-frame.ts";
import { sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";

describe("extendToLastPicture", () => {
  const info = sampleInfo({ video: sampleVideo({ averageFrameRate: { num: 25, den: 1 }, startSeconds: 1 }) });

  it("leaves a header that tells the truth, rounding apart", () => {
    expect(extendToLastFrame(info, "60.92,0.040,K_\n60.96,0.040,__\n")).toBe(info);
    expect(extendToLastFrame(info, "60.978,0.040,__\n")).toBe(info);
    expect(extendToLastFrame(info, "30.0,0.040,K_\n")).toBe(info);
  });

  it("returns the duration to the end of the last frame if the header has less, for frames in any order", () => {
    const longer = extendToLastFrame(info, "99.96,0.040,K_\n100.96,0.040,__\n100.92,0.040,__\n");
    expect(longer.video.durationSeconds).toBeCloseTo(100, 6);
    expect(longer.durationSeconds).toBeCloseTo(101, 6);
  });

  it("counts a frame without a duration as one frame", () => {
    expect(extendToLastFrame(info, "70.96,N/A,K_\n").video.durationSeconds).toBeCloseTo(70, 6);
  });

  it("does not count what an edit list hides, or lines without data", () => {
    expect(extendToLastFrame(info, "70.96,0.04,KD\nN/A,0.04,__\n\n")).toBe(info);
    expect(extendToLastFrame(info, "")).toBe(info);
  });

  it("uses the container's duration if the video track has none", () => {
    const unknown = sampleInfo({ durationSeconds: 60, video: sampleVideo({ durationSeconds: null }) });
    expect(extendToLastFrame(unknown, "59.9,0.04,__")).toBe(unknown);
    expect(extendToLastFrame(unknown, "80,0.04,__").video.durationSeconds).toBeCloseTo(80.04, 6);
  });
});
