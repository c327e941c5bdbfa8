import { describe, expect, it } from "vitest";
import { bytesPerSecond, withSample, type TransferSample } from "./transfer.ts";

const steady = (seconds: number, perSecond: number): TransferSample[] =>
  Array.from({ length: seconds + 1 }, (_, second) => ({
    atMilliseconds: second * 1000,
    sentBytes: second * perSecond,
  }));
const collected = (samples: TransferSample[]) => samples.reduce<TransferSample[]>(withSample, []);

describe("the speed of an upload", () => {
  it("is unknown before two samples", () => {
    expect(bytesPerSecond([])).toBeNull();
    expect(bytesPerSecond(steady(0, 5))).toBeNull();
  });

  it("is the mean over the window", () => {
    expect(bytesPerSecond(collected(steady(30, 1000)))).toBe(1000);
  });

  it("forgets what was sent long ago", () => {
    const slowThenFast = [...steady(20, 10), { atMilliseconds: 28_000, sentBytes: 80_200 }];
    expect(bytesPerSecond(collected(slowThenFast))).toBeGreaterThan(8_000);
  });

  it("keeps few samples", () => {
    expect(collected(steady(60, 1)).length).toBeLessThan(12);
  });

  it("falls to zero while nothing moves", () => {
    const stalled = [
      ...steady(2, 1000),
      ...[6, 12, 18, 26].map((s) => ({ atMilliseconds: s * 1000, sentBytes: 2000 })),
    ];
    expect(bytesPerSecond(collected(stalled))).toBe(0);
  });
});
