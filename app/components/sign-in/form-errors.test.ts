import { expect, it } from "vitest";
import { formErrors, textOf } from "./form-errors.ts";

const error = {
  status: 400,
  message: "Use at least 8 characters.",
  domainCode: null,
  requestId: null,
  fieldErrors: { password: "Use at least 8 characters." },
} as const;

it("puts a complaint under its field", () => {
  expect(formErrors(error, ["email", "password"])).toEqual({ fields: error.fieldErrors, form: null });
});

it("puts everything else above the form", () => {
  expect(formErrors(error, ["email"]).form).toBe("Use at least 8 characters.");
  expect(formErrors({ ...error, fieldErrors: null }, ["email"])).toEqual({ fields: {}, form: error.message });
  expect(formErrors(null, [])).toEqual({ fields: {}, form: null });
});

it("puts a complaint about one value of a list under the list's field", () => {
  const fieldErrors = { "genres.2": "Use at most 60 characters for a genre." };
  const { fields, form } = formErrors({ ...error, fieldErrors }, ["genres"]);
  expect(fields["genres"]).toBe(fieldErrors["genres.2"]);
  expect(form).toBeNull();
});

it("reads text fields alone", () => {
  const form = new FormData();
  form.set("email", "mira@example.test");
  expect([textOf(form, "email"), textOf(form, "name")]).toEqual(["mira@example.test", ""]);
});
