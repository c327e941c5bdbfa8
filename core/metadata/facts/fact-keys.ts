import { type Facts, type TitleFactName } from "#core/metadata/facts/types.ts";

/** No facts. */
export const NO_FACTS: Facts = { title: {}, seasons: [], episodes: [] };

export const titleFactKey = (name: TitleFactName): string => `title.${name}`;
export const seasonFactKey = (seasonId: string): string => `season.${seasonId}`;
export const episodeFactKey = (playableId: string, name: "name" | "overview"): string =>
  `episode.${playableId}.${name}`;

/** A key for each fact, by which it is chosen. Pure. */
export function keysOf({ title, seasons, episodes }: Facts): string[] {
  return [
    ...(Object.keys(title) as TitleFactName[]).map(titleFactKey),
    ...seasons.map(({ seasonId }) => seasonFactKey(seasonId)),
    ...episodes.flatMap(({ playableId, ...facts }) =>
      (Object.keys(facts) as ("name" | "overview")[]).map((name) => episodeFactKey(playableId, name)),
    ),
  ];
}

/** The facts whose keys are chosen. Pure. */
export function pickFacts(facts: Facts, keys: ReadonlySet<string>): Facts {
  const title = Object.entries(facts.title).filter(([name]) => keys.has(titleFactKey(name as TitleFactName)));
  const episodes = facts.episodes.flatMap(({ playableId, ...values }) => {
    const picked = Object.entries(values).filter(([name]) =>
      keys.has(episodeFactKey(playableId, name as "name" | "overview")),
    );
    return picked.length === 0 ? [] : [{ playableId, ...(Object.fromEntries(picked) as typeof values) }];
  });
  return {
    title: Object.fromEntries(title),
    seasons: facts.seasons.filter(({ seasonId }) => keys.has(seasonFactKey(seasonId))),
    episodes,
  };
}
