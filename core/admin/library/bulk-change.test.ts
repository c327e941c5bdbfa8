import { expect, it } from "vitest";
import { changedFields } from "#core/admin/library/bulk-change.ts";

const title = { visibility: "draft" as const, ageRatingYears: null, genres: ["Drama"], tags: ["noir"] };

it("adds and removes words, and leaves the others", () => {
  expect(changedFields(title, { addGenres: ["Mystery", "Drama"], removeTags: ["noir"] })).toEqual({
    genres: ["Drama", "Mystery"],
    tags: [],
  });
});

it("changes nothing of a title that is so already", () => {
  expect(changedFields(title, { visibility: "draft", addGenres: ["Drama"], removeTags: ["x"] })).toBeNull();
  expect(changedFields(title, { ageRatingYears: null })).toBeNull();
});

it("keeps a title within the words that its editor takes", () => {
  const many = Array.from({ length: 20 }, (_, number) => `G${number}`);
  expect(changedFields({ ...title, genres: many }, { addGenres: ["one more"] })).toBeNull();
});
