import { expect, it } from "vitest";
import { formPath } from "./form-path.ts";

function pathOf(fields: Record<string, string>): string {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return formPath("/films", form);
}

it("leaves out empty fields and writes a decade as its years", () => {
  expect(pathOf({ genre: "", from: " ", decade: "" })).toBe("/films");
  expect(pathOf({ genre: "Drama", decade: "1990", from: "", to: "" })).toBe(
    "/films?genre=Drama&from=1990&to=1999",
  );
  expect(pathOf({ decade: "1990", from: "1985" })).toBe("/films?from=1985");
});
