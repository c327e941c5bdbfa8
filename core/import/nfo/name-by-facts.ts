import { type NfoFacts } from "#core/import/nfo/types.ts";
import { type NamedTitle, type ParsedEpisode, type ParsedPath } from "#core/import/names/types.ts";

/** What the NFO files of a film say. */
export interface FilmFactsFound {
  readonly own: readonly NfoFacts[] | null;
  readonly series: readonly NfoFacts[] | null;
}

/**
 * What a file is, by its path and its NFO files: names and years of these count more, numbers of episodes less. A file
 * whose name has no number becomes the episode that its NFO says. Pure.
 */
export function nameByFacts(location: ParsedPath, found: FilmFactsFound): ParsedPath {
  const series = factsOfKind(found.series, "series");
  const film = factsOfKind(found.own, "movie");
  switch (location.kind) {
    case "episode":
      return { ...location, ...seriesOf(series, location), name: episodeName(found.own, location) };
    case "extra":
      return { ...location, owner: titleOf(film ?? series, location.owner) };
    case "movie":
    case "unclear": {
      const episode = episodeByFacts(found.own, series);
      if (episode) return episode;
      return location.kind === "movie" ? { ...location, ...titleOf(film, location) } : location;
    }
    default:
      return location;
  }
}

const factsOfKind = (found: readonly NfoFacts[] | null, kind: NfoFacts["kind"]): NfoFacts | null =>
  found?.find((facts) => facts.kind === kind) ?? null;

function titleOf(facts: NfoFacts | null, known: NamedTitle): NamedTitle {
  return { name: facts?.name ?? known.name, releaseYear: facts?.releaseYear ?? known.releaseYear };
}

function seriesOf(facts: NfoFacts | null, { series, seriesYear }: ParsedEpisode) {
  const { name, releaseYear } = titleOf(facts, { name: series, releaseYear: seriesYear });
  return { series: name, seriesYear: releaseYear };
}

/** Of the facts about this episode; those about one episode alone need no number. */
function episodeName(own: readonly NfoFacts[] | null, { episodes, name }: ParsedEpisode): string | null {
  const ofEpisodes = own?.filter(({ kind }) => kind === "episode") ?? [];
  const facts = ofEpisodes.find(({ episode }) => episode === episodes[0]) ?? ofEpisodes[0];
  return facts?.name ?? name;
}

function episodeByFacts(own: readonly NfoFacts[] | null, series: NfoFacts | null): ParsedEpisode | null {
  const facts = factsOfKind(own, "episode");
  if (!series?.name || facts?.episode == null) return null;
  return {
    kind: "episode",
    series: series.name,
    seriesYear: series.releaseYear,
    season: facts.season ?? 1,
    episodes: [facts.episode],
    date: null,
    name: facts.name,
  };
}
