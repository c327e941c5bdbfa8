import { describe, expect, it } from "vitest";
import { formatAgo, formatDay, formatTimeOfDay, groupByDay, formatUntil, isNew, partOfDay } from "./dates.ts";

const clock = { now: new Date("2026-11-21T22:30:00Z"), timeZone: "UTC" };
const at = (iso: string) => new Date(iso);

describe("formatDay", () => {
  it.each([
    ["2026-11-21T00:01:00Z", "Today"],
    ["2026-11-20T23:59:00Z", "Yesterday"],
    ["2026-11-18T20:15:00Z", "Wednesday 18 November"],
    ["2025-12-31T20:15:00Z", "Wednesday 31 December 2025"],
  ])("names %s", (iso, words) => {
    expect(formatDay(at(iso), clock)).toBe(words);
  });

  it("ends days at the person's own midnight", () => {
    const tokyo = { ...clock, timeZone: "Asia/Tokyo" };
    expect(formatDay(at("2026-11-21T14:59:00Z"), tokyo)).toBe("Yesterday");
    expect(formatDay(at("2026-11-21T15:01:00Z"), tokyo)).toBe("Today");
  });
});

it.each([
  ["2026-11-21T22:29:40Z", "just now"],
  ["2026-11-21T22:18:00Z", "12 min ago"],
  ["2026-11-21T19:00:00Z", "3 h ago"],
  ["2026-11-20T23:00:00Z", "yesterday"],
  ["2026-11-18T20:00:00Z", "Wednesday"],
  ["2026-11-02T20:00:00Z", "2 November"],
  ["2025-11-02T20:00:00Z", "2 November 2025"],
])("says how long ago %s was", (iso, words) => {
  expect(formatAgo(at(iso), clock)).toBe(words);
});

it.each([
  ["2026-11-21T22:30:00Z", "now"],
  ["2026-11-21T22:30:20Z", "in 1 min"],
  ["2026-11-22T03:20:00Z", "in 5 h"],
  ["2026-11-23T20:30:00Z", "in 46 h"],
  ["2026-11-28T22:29:00Z", "in 7 days"],
])("says how long until %s", (iso, words) => {
  expect(formatUntil(at(iso), clock)).toBe(words);
});

it("writes times of day in the person's zone", () => {
  expect(formatTimeOfDay(at("2026-11-21T19:20:00Z"), clock)).toBe("19:20");
  expect(formatTimeOfDay(at("2026-11-21T19:20:00Z"), { ...clock, timeZone: "Europe/Berlin" })).toBe("20:20");
});

it("groups a history by day, in its order", () => {
  const seen = ["2026-11-21T20:00:00Z", "2026-11-21T09:00:00Z", "2026-11-20T09:00:00Z"].map(at);
  expect(groupByDay(seen, (date) => date, clock).map(({ day, items }) => [day, items.length])).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
  ]);
});

it("calls a week new", () => {
  expect([at("2026-11-15T00:00:00Z"), at("2026-11-14T00:00:00Z"), null].map((d) => isNew(d, clock))).toEqual([
    true,
    false,
    false,
  ]);
});

it("knows the part of the day", () => {
  const hours = ["03", "08", "14", "21"].map((hour) => at(`2026-11-21T${hour}:00:00Z`));
  expect(hours.map((now) => partOfDay({ now, timeZone: "UTC" }))).toEqual([
    "evening",
    "morning",
    "afternoon",
    "evening",
  ]);
});
