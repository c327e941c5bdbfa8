import { expect, it } from "vitest";
import { timeZoneOf } from "./clock.tsx";

it("reads the zone that the device wrote down", () => {
  expect(timeZoneOf("a=1; matinee_time_zone=Europe%2FLisbon; b=2")).toBe("Europe/Lisbon");
});

it("keeps to UTC without one, and for one that is none", () => {
  expect(timeZoneOf(null)).toBe("UTC");
  expect(timeZoneOf("matinee_time_zone=Nowhere%2FAtAll")).toBe("UTC");
  expect(timeZoneOf("matinee_time_zone=%E0%A4%A")).toBe("UTC");
});
