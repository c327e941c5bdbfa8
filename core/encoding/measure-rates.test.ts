import { expect, test } from "vitest";
import { measureRates, rungsToDrop } from "#core/encoding/measure-rates.ts";

const grid = { frameRate: { num: 25, den: 1 }, segmentFrames: 100, totalFrames: 210, segmentCount: 3 };

test("the average is over all, and a scrap at the end sets no peak", () => {
  const rates = measureRates(grid, "v360", [500_000, 1_000_000, 500_000]);
  expect(rates).toEqual({ averageBitsPerSecond: 1_904_762, peakBitsPerSecond: 2_000_000 });
});

test("one short segment alone still has rates", () => {
  const short = { ...grid, totalFrames: 25, segmentCount: 1 };
  expect(measureRates(short, "v360", [125_000])).toEqual({
    averageBitsPerSecond: 1e6,
    peakBitsPerSecond: 1e6,
  });
});

test("a rung that is nearly as dear as the next is dropped, but never the entry or the top", () => {
  const rung = (name: string, averageBitsPerSecond: number) => ({ rung: name, averageBitsPerSecond });
  expect(rungsToDrop([rung("v360", 100), rung("v480", 200), rung("v720", 220), rung("v1080", 500)])).toEqual([
    "v480",
  ]);
  expect(rungsToDrop([rung("v360", 100), rung("v480", 101)])).toEqual([]);
  expect(rungsToDrop([rung("v360", 100)])).toEqual([]);
});

test("a rung is not dropped for the sake of one that is dropped itself", () => {
  const rung = (name: string, averageBitsPerSecond: number) => ({ rung: name, averageBitsPerSecond });
  const close = [rung("v360", 60), rung("v480", 100), rung("v720", 110), rung("v1080", 125)];
  expect(rungsToDrop(close)).toEqual(["v720"]);
  const closer = [rung("v360", 60), rung("v480", 115), rung("v720", 120), rung("v1080", 125)];
  expect(rungsToDrop(closer)).toEqual(["v480", "v720"]);
});

test("a rung stays until both it and the next one were measured", () => {
  const rung = (name: string, averageBitsPerSecond: number | null) => ({ rung: name, averageBitsPerSecond });
  const unknownNext = [rung("v360", 100), rung("v480", 200), rung("v720", null), rung("v1080", 500)];
  expect(rungsToDrop(unknownNext)).toEqual([]);
  expect(rungsToDrop([rung("v360", 100), rung("v480", null), rung("v720", 220)])).toEqual([]);
});
