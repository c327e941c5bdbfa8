import { expect, it } from "vitest";
import { markerOf, secondsOf, snapped, stepOf } from "#app/components/admin/markers/marker-times.ts";

it("reads times as people type them", () => {
  expect(["", "7", "1:05", "1:02:03", "0:07,5"].map(secondsOf)).toEqual([null, 7, 65, 3723, 7.5]);
  expect(["abc", "1:2:3:4", "-5"].map(secondsOf)).toEqual([NaN, NaN, NaN]);
});

it("makes a marker of two edges, and waits for the second one", () => {
  expect(markerOf(null, null)).toBeNull();
  expect(markerOf(5, null)).toBeUndefined();
  expect(markerOf(5, NaN)).toBeUndefined();
  expect(markerOf(5, 9)).toEqual({ startSeconds: 5, endSeconds: 9 });
});

it("lands on a chapter where one is near, and stays within the video", () => {
  expect(snapped(60.3, [0, 60, 120], 1000)).toBe(60);
  expect(snapped(75.27, [0, 60, 120], 1000)).toBe(75.3);
  expect(snapped(2000, [0, 60], 1000)).toBe(1000);
  expect(snapped(-5, [], 1000)).toBe(0);
});

it("moves by keys as a slider does", () => {
  expect(["ArrowLeft", "ArrowRight", "PageUp", "x"].map((key) => stepOf(key, false))).toEqual([
    -1,
    1,
    30,
    null,
  ]);
  expect(stepOf("ArrowRight", true)).toBe(10);
});
