import { counted, joined } from "#app/components/format/words.ts";
import { type PersonPage } from "#core/catalog/people/get-person-page.ts";

/** The heading of a group of credits: "Directed by", "Cast". */
export function workWords({ kind, work }: Pick<PersonPage["groups"][number], "kind" | "work">): string {
  if (kind === "cast") return "Cast";
  return work === "" ? "Crew" : work;
}

/** "2 films and 1 series": each title counts once, whatever was done in it. */
export function titleCountWords({ groups }: Pick<PersonPage, "groups">): string {
  const titles = new Map(
    groups.flatMap((group) => group.titles.map(({ title }) => [title.id, title.kind] as const)),
  );
  const countOf = (kind: "movie" | "series") => [...titles.values()].filter((one) => one === kind).length;
  const [films, series] = [countOf("movie"), countOf("series")];
  return joined(
    [films > 0 ? counted(films, "film") : "", series > 0 ? `${series} series` : ""].filter(Boolean),
  );
}

/** The address of the page of a member of cast or crew. */
export function personPath(personId: string): string {
  return `/person/${personId}`;
}
