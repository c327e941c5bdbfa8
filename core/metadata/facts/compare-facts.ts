import { isDeepStrictEqual } from "node:util";
import { type Credit } from "#core/catalog/types.ts";
import { NO_FACTS, episodeFactKey, seasonFactKey, titleFactKey } from "#core/metadata/facts/fact-keys.ts";
import { type Facts, type TitleFactName } from "#core/metadata/facts/types.ts";
import { type ServiceEpisode, type ServiceSeason, type ServiceTitle } from "#core/metadata/types.ts";

/** A title with its seasons and episodes, as they are. */
export interface PresentTitle {
  readonly title: Required<Facts["title"]>;
  readonly seasons: readonly PresentSeason[];
}

export interface PresentSeason {
  readonly seasonId: string;
  readonly number: number;
  readonly name: string | null;
  readonly episodes: readonly PresentEpisode[];
}

export interface PresentEpisode {
  readonly playableId: string;
  readonly number: number;
  readonly name: string;
  readonly overview: string;
}

export interface FactsDifference {
  readonly now: Facts;
  readonly found: Facts;
  /** Keys of the facts that replace nothing. */
  readonly suggested: readonly string[];
}

/**
 * What a service knows otherwise than the catalog; what it does not know is no difference. A fact is suggested where the
 * catalog has nothing yet (an import's `Episode 3` is nothing): what is there may be an admin's. Pure.
 */
export function compareFacts(
  present: PresentTitle,
  found: ServiceTitle,
  seasons: readonly ServiceSeason[],
): FactsDifference {
  const seasonsFound = present.seasons.flatMap((season) => {
    const same = seasons.find(({ number }) => number === season.number);
    return same ? [compareSeason(season, same)] : [];
  });
  return merged([compareTitle(present.title, found), ...seasonsFound]);
}

function compareTitle(now: PresentTitle["title"], { name, facts }: ServiceTitle): FactsDifference {
  const externalIds = { ...now.externalIds, ...facts.externalIds };
  const found: Required<Facts["title"]> = {
    ...{ name, overview: facts.overview, releaseYear: facts.releaseYear, genres: facts.genres },
    ...{ ageRatingYears: facts.ageRatingYears, credits: facts.credits, externalIds },
  };
  const names = (Object.keys(found) as TitleFactName[]).filter(
    (fact) => !isEmpty(found[fact]) && !isDeepStrictEqual(found[fact], now[fact]),
  );
  const keepsIds = Object.entries(now.externalIds).every(([database, id]) => externalIds[database] === id);
  const isFree = (fact: TitleFactName) => (fact === "externalIds" ? keepsIds : isEmpty(now[fact]));
  return {
    now: { ...NO_FACTS, title: picked(now, names) },
    found: { ...NO_FACTS, title: picked(found, names) },
    suggested: names.filter(isFree).map(titleFactKey),
  };
}

function compareSeason(now: PresentSeason, found: ServiceSeason): FactsDifference {
  const { seasonId } = now;
  const isNamed = found.name !== "" && found.name !== now.name;
  const season: FactsDifference = {
    now: { ...NO_FACTS, seasons: isNamed ? [{ seasonId, name: now.name }] : [] },
    found: { ...NO_FACTS, seasons: isNamed ? [{ seasonId, name: found.name }] : [] },
    suggested: isNamed && isEmpty(now.name) ? [seasonFactKey(seasonId)] : [],
  };
  const episodes = now.episodes.flatMap((episode) => {
    const same = found.episodes.find(({ number }) => number === episode.number);
    return same ? [compareEpisode(episode, same)] : [];
  });
  return merged([season, ...episodes]);
}

function compareEpisode(now: PresentEpisode, found: ServiceEpisode): FactsDifference {
  const { playableId } = now;
  const names = (["name", "overview"] as const).filter(
    (fact) =>
      found[fact] !== "" && found[fact] !== now[fact] && !(fact === "name" && isNumberOnly(found.name)),
  );
  if (names.length === 0) return { now: NO_FACTS, found: NO_FACTS, suggested: [] };
  const isFree = (fact: "name" | "overview") =>
    fact === "name" ? isNumberOnly(now.name) : isEmpty(now.overview);
  return {
    now: { ...NO_FACTS, episodes: [{ playableId, ...picked(now, names) }] },
    found: { ...NO_FACTS, episodes: [{ playableId, ...picked(found, names) }] },
    suggested: names.filter(isFree).map((fact) => episodeFactKey(playableId, fact)),
  };
}

/** `Episode 3`, and what services call an episode whose name they do not know in other languages. */
const isNumberOnly = (name: string): boolean => /^(?:\p{L}+ )?\d+$/u.test(name);

const isEmpty = (value: string | number | null | readonly (string | Credit)[] | object): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

function picked<Values extends object, Name extends keyof Values>(
  values: Values,
  names: readonly Name[],
): Pick<Values, Name> {
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Pick<Values, Name>;
}

function merged(differences: readonly FactsDifference[]): FactsDifference {
  const join = (sides: readonly Facts[]): Facts => ({
    title: Object.assign({}, ...sides.map(({ title }) => title)) as Facts["title"],
    seasons: sides.flatMap(({ seasons }) => seasons),
    episodes: sides.flatMap(({ episodes }) => episodes),
  });
  return {
    now: join(differences.map(({ now }) => now)),
    found: join(differences.map(({ found }) => found)),
    suggested: differences.flatMap(({ suggested }) => suggested),
  };
}
