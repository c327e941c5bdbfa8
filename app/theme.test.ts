import { expect, it } from "vitest";
import { themeChoiceOf, themeOf } from "#app/theme.ts";

it.each([
  [null, "dark"],
  ["other=1", "dark"],
  ["matinee_theme=light", "light"],
  ["a=b; matinee_theme=system; c=d", "system"],
  ["matinee_theme=off", "dark"],
  ["not_matinee_theme=light", "dark"],
] as const)("reads %s as %s", (cookie, themeChoice) => {
  expect(themeChoiceOf(cookie)).toBe(themeChoice);
});

it("is light only with the lights up", () => {
  expect([themeOf("dark"), themeOf("light"), themeOf("system")]).toEqual(["dark", "light", "dark"]);
});
