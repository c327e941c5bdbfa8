import { describe, expect, it } from "vitest";
import { standardFrameRate } from "#core/media/plan/frame-rate.ts";
import { rational } from "#core/media/plan/rational.ts";

const rate = (num: number, den: number, isVariable = false): string => {
  const found = standardFrameRate(rational(num, den), isVariable);
  return `${found.num}/${found.den}`;
};

describe("standardFrameRate", () => {
  it.each([
    [24000, 1001, "24000/1001"],
    [2997, 125, "24000/1001"],
    [24, 1, "24/1"],
    [25, 1, "25/1"],
    [30000, 1001, "30000/1001"],
    [30, 1, "30/1"],
    [50, 1, "50/1"],
    [60000, 1001, "60000/1001"],
    [60, 1, "60/1"],
  ])("keeps %i/%i", (num, den, expected) => expect(rate(num, den)).toBe(expected));

  it("tells 23.976 from 24", () => expect(rate(23976, 1000)).toBe("24000/1001"));
  it("tolerates an average over few frames", () => expect(rate(2475, 100)).toBe("25/1"));
  it("uses the next rate above a variable average, so that no frame is lost", () => {
    expect(rate(26, 1, true)).toBe("30000/1001");
    expect(rate(17, 1, true)).toBe("24000/1001");
  });
  it("shows slides ten times a second", () => expect(rate(1, 1)).toBe("10/1"));
  it("makes at most sixty", () => {
    expect(rate(120, 1)).toBe("60/1");
    expect(rate(240, 1, true)).toBe("60/1");
  });
});
