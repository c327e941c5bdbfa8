import { describe, expect, it } from "vitest";
import {
  formatDuration,
  formatEstimate,
  formatLeft,
  formatRunningTime,
  formatTimecode,
  watchedPercent,
} from "./duration.ts";

describe("formatDuration", () => {
  it.each([
    [0, "0 s"],
    [-4, "0 s"],
    [Number.NaN, "0 s"],
    [48.2, "48 s"],
    [59.7, "1 min"],
    [60, "1 min"],
    [31 * 60, "31 min"],
    [59.6 * 60, "1 h 00"],
    [7_680, "2 h 08"],
    [36_000, "10 h 00"],
  ])("writes %d s as %s", (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });
});

it("spells running times out", () => {
  expect([7_680, 300].map(formatRunningTime)).toEqual(["2 h 08 min", "5 min"]);
});

describe("formatTimecode", () => {
  it("leaves the hour out where there is none", () => {
    expect([0, 9.9, 1388, 4462].map(formatTimecode)).toEqual(["0:00", "0:09", "23:08", "1:14:22"]);
  });
});

it("never says that nothing is left", () => {
  expect([formatLeft(0, 1860), formatLeft(1855, 1860), formatLeft(4, 12), formatLeft(99, 10)]).toEqual([
    "31 min",
    "1 min",
    "8 s",
    "1 s",
  ]);
});

it("estimates roughly", () => {
  expect([2, 14, 47, 70, 660, 5400].map(formatEstimate)).toEqual([
    "a few seconds",
    "about 10 s",
    "about 50 s",
    "about 1 min",
    "about 11 min",
    "about 1 h 30",
  ]);
});

it("keeps a share within its track", () => {
  expect([watchedPercent(30, 120), watchedPercent(9, 0), watchedPercent(130, 120)]).toEqual([25, 0, 100]);
});
