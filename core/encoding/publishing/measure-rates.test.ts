import { expect, test } from "vitest";
import { measureRates, renditionsToDrop } from "#core/encoding/publishing/measure-rates.ts";

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

test("a rendition that is nearly as dear as the next is dropped, but never the entry or the top", () => {
  const rendition = (name: string, averageBitsPerSecond: number) => ({
    renditionName: name,
    averageBitsPerSecond,
  });
  expect(
    renditionsToDrop([
      rendition("v360", 100),
      rendition("v480", 200),
      rendition("v720", 220),
      rendition("v1080", 500),
    ]),
  ).toEqual(["v480"]);
  expect(renditionsToDrop([rendition("v360", 100), rendition("v480", 101)])).toEqual([]);
  expect(renditionsToDrop([rendition("v360", 100)])).toEqual([]);
});

test("a rendition is not dropped for the sake of one that is dropped itself", () => {
  const rendition = (name: string, averageBitsPerSecond: number) => ({
    renditionName: name,
    averageBitsPerSecond,
  });
  const close = [
    rendition("v360", 60),
    rendition("v480", 100),
    rendition("v720", 110),
    rendition("v1080", 125),
  ];
  expect(renditionsToDrop(close)).toEqual(["v720"]);
  const closer = [
    rendition("v360", 60),
    rendition("v480", 115),
    rendition("v720", 120),
    rendition("v1080", 125),
  ];
  expect(renditionsToDrop(closer)).toEqual(["v480", "v720"]);
});

test("a rendition stays until both it and the next one were measured", () => {
  const rendition = (name: string, averageBitsPerSecond: number | null) => ({
    renditionName: name,
    averageBitsPerSecond,
  });
  const unknownNext = [
    rendition("v360", 100),
    rendition("v480", 200),
    rendition("v720", null),
    rendition("v1080", 500),
  ];
  expect(renditionsToDrop(unknownNext)).toEqual([]);
  expect(renditionsToDrop([rendition("v360", 100), rendition("v480", null), rendition("v720", 220)])).toEqual(
    [],
  );
});
