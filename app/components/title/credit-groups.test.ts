import { expect, it } from "vitest";
import { creditGroups } from "#app/components/title/credit-groups.ts";

const personId = null;
const crew = (part: string, personName: string) => ({ kind: "crew" as const, part, personName, personId });
const cast = (part: string, personName: string) => ({ kind: "cast" as const, part, personName, personId });

it("orders the first crew role, the cast, then the other crew, and names a role once", () => {
  const groups = creditGroups([
    ...[crew("Directed by", "A"), crew("Music", "C"), crew("Directed by", "B"), crew("Sound", "D")],
    ...[cast("Hollis", "E"), cast("", "F")],
  ]);
  expect(groups.map((group) => group.map(({ part, personName }) => [part, personName]))).toEqual([
    [
      ["Directed by", "A"],
      ["", "B"],
    ],
    [
      ["Hollis", "E"],
      ["", "F"],
    ],
    [
      ["Music", "C"],
      ["Sound", "D"],
    ],
  ]);
});

it("has no empty groups", () => {
  expect(creditGroups([])).toEqual([]);
  expect(creditGroups([cast("", "E")])).toHaveLength(1);
});
