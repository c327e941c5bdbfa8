import { expect, it } from "vitest";
import { type PersonPage } from "#core/catalog/people/get-person-page.ts";
import { titleCountWords, workWords } from "./person-words.ts";

const personWith = (...titles: [id: string, kind: string][]) =>
  ({ groups: [{ titles: titles.map(([id, kind]) => ({ title: { id, kind } })) }] }) as unknown as PersonPage;

it("counts each title once", () => {
  expect(titleCountWords(personWith(["a", "movie"]))).toBe("1 film");
  expect(titleCountWords(personWith(["a", "movie"], ["b", "series"], ["a", "movie"], ["c", "movie"]))).toBe(
    "2 films and 1 series",
  );
});

it("names the work", () => {
  expect(workWords({ kind: "cast", work: "" })).toBe("Cast");
  expect(workWords({ kind: "crew", work: "Music by" })).toBe("Music by");
  expect(workWords({ kind: "crew", work: "" })).toBe("Crew");
});
