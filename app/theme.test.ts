import { expect, it } from "vitest";
import { themeChoiceOf, themeOf } from "#app/theme.ts";

it.each([
  [null, "system"],
  ["other=1", "system"],
  ["matinee_theme=light", "light"],
  ["matinee_theme=dark", "dark"],
  ["a=b; matinee_theme=system; c=d", "system"],
  ["matinee_theme=off", "system"],
  ["not_matinee_theme=light", "system"],
] as const)("reads %s as %s", (cookie, themeChoice) => {
  expect(themeChoiceOf(cookie)).toBe(themeChoice);
});

it("starts light only where light was chosen", () => {
  expect([themeOf("dark"), themeOf("light"), themeOf("system")]).toEqual(["dark", "light", "dark"]);
});
