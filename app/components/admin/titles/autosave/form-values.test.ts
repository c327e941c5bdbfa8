import { expect, it } from "vitest";
import { changedValues, pick } from "#app/components/admin/titles/autosave/form-values.ts";

it("sends only what changed since it was saved", () => {
  expect(changedValues({ name: "B", tags: "x" }, { name: "A", tags: "x" })).toEqual({ name: "B" });
  expect(changedValues({ name: "A" }, { name: "A" })).toEqual({});
  expect(changedValues({ name: "A", posterImageId: "1" }, { name: "A" })).toEqual({ posterImageId: "1" });
});

it("sends cast and crew together, because they are one list", () => {
  const saved = { cast: "A", crew: "B", name: "N" };
  expect(changedValues({ ...saved, cast: "C" }, saved)).toEqual({ cast: "C", crew: "B" });
});

it("knows what a field was before", () => {
  expect(pick({ name: "A", tags: "x" }, ["name", "posterImageId"])).toEqual({ name: "A", posterImageId: "" });
});
