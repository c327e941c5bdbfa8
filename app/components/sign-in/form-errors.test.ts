import { expect, it } from "vitest";
import { doorErrors, textOf } from "./form-errors.ts";

const error = {
  status: 400,
  message: "Use at least 8 characters.",
  domainCode: null,
  requestId: null,
  fieldErrors: { password: "Use at least 8 characters." },
} as const;

it("puts a complaint under its field", () => {
  expect(doorErrors(error, ["email", "password"])).toEqual({ fields: error.fieldErrors, form: null });
});

it("puts everything else above the form", () => {
  expect(doorErrors(error, ["email"]).form).toBe("Use at least 8 characters.");
  expect(doorErrors({ ...error, fieldErrors: null }, ["email"])).toEqual({ fields: {}, form: error.message });
  expect(doorErrors(null, [])).toEqual({ fields: {}, form: null });
});

it("reads text fields alone", () => {
  const form = new FormData();
  form.set("email", "mira@example.test");
  expect([textOf(form, "email"), textOf(form, "name")]).toEqual(["mira@example.test", ""]);
});
