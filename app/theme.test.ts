import { expect, it } from "vitest";
import { lightsOf, themeOf } from "#app/theme.ts";

it.each([
  [null, "down"],
  ["other=1", "down"],
  ["matinee_lights=up", "up"],
  ["a=b; matinee_lights=day; c=d", "day"],
  ["matinee_lights=off", "down"],
  ["not_matinee_lights=up", "down"],
] as const)("reads %s as %s", (cookie, lights) => {
  expect(lightsOf(cookie)).toBe(lights);
});

it("is light only with the lights up", () => {
  expect([themeOf("down"), themeOf("up"), themeOf("day")]).toEqual(["dark", "light", "dark"]);
});
