import { expect, test } from "vitest";
import { parseAgeRating } from "#core/import/nfo/age-rating.ts";

test.each([
  ["PG-13", 13],
  ["Rated PG-13 for some violence", 13],
  ["US:R", 17],
  ["FSK 12", 12],
  ["Germany:16", null],
  ["DE:FSK 16", 16],
  ["GB:12A", 12],
  ["RU:18+", 18],
  ["TV-MA", 17],
  ["TV-Y7", 7],
  ["0+", 0],
  ["U", 0],
  ["Not Rated / US:G", 0],
  ["NR", null],
  ["1949", null],
  ["99", null],
  ["", null],
])("the rating %s is from the age of %s on", (rating, age) => {
  expect(parseAgeRating(rating)).toBe(age);
});
