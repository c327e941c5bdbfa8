import { describe, expect, it } from "vitest";
import { encodedFrameRate } from "#core/media/plan/frame-rate.ts";
import { withMovingRate } from "#core/media/probe/moving-rate.ts";
import { sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";

const info = sampleInfo({
  video: sampleVideo({ isVariableRate: true, averageFrameRate: { num: 40, den: 7 } }),
});
/** Times of frames in decoding order: of each three, the last one first. */
const lines = (times: readonly number[]): string =>
  times
    .map((_, n) => times[n % 3 === 0 ? n + 2 : n - 1] ?? times[n])
    .map((time) => `${time?.toFixed(3)}\n`)
    .join("");
const every = (seconds: number, count: number, from = 0): readonly number[] =>
  Array.from({ length: count }, (_, n) => from + n * seconds);

const rateOf = (times: readonly number[]): number => {
  const { num, den } = encodedFrameRate(withMovingRate(info, lines(times)).video);
  return Math.round((1000 * num) / den) / 1000;
};

describe("withMovingRate", () => {
  it.each([
    { name: "a still and 30 a second", times: [...every(1 / 30, 60), ...every(1 / 30, 60, 40)], rate: 30 },
    { name: "25 a second after a still", times: [0, 17, ...every(0.04, 30, 40)], rate: 25 },
    {
      name: "a phone's jitter",
      times: every(1 / 30, 90).map((at, n) => at + (n % 20 === 7 ? 0.012 : 0)),
      rate: 30,
    },
    { name: "60 a second", times: every(1 / 60, 90), rate: 60 },
    { name: "120 a second, which are too many", times: every(1 / 120, 90), rate: 60 },
    { name: "the slow ones alone", times: every(1, 30), rate: 10 },
    { name: "too few to say", times: [0, 0.02, 0.04], rate: 10 },
  ])("$name", ({ times, rate }) => expect(rateOf(times)).toBe(rate));

  it("keeps what the file says where no packet was listed", () => {
    expect(withMovingRate(info, "N/A\n\n")).toBe(info);
  });
});
