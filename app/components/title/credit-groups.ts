import { type ShownCredit } from "#core/catalog/types.ts";

/** One line of the credits; `part` is empty where the line before says the same. */
export interface CreditLine {
  readonly key: string;
  readonly part: string;
  readonly personName: string;
  readonly personId: string | null;
}

/** Credits in the order of a film's end: the first crew role, the cast, then the other crew; each a group. */
export function creditGroups(credits: readonly ShownCredit[]): CreditLine[][] {
  const crew = credits.filter(({ kind }) => kind === "crew");
  const cast = credits.filter(({ kind }) => kind === "cast");
  const leaders = crew.filter(({ part }) => part === crew[0]?.part);
  const others = crew.filter(({ part }) => part !== crew[0]?.part);
  return [leaders, cast, others].filter((group) => group.length > 0).map(linesOf);
}

function linesOf(group: readonly ShownCredit[]): CreditLine[] {
  return group.map(({ part, personName, personId }, index) => ({
    key: `${index} ${personName}`,
    part: group[index - 1]?.part === part ? "" : part,
    personName,
    personId,
  }));
}
