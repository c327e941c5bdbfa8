import { type ShownLocation } from "#core/import/runs/types.ts";
import { type CatalogLocation } from "#core/import/types.ts";

const NO_NUMBERS = { season: null, episode: null, lastEpisode: null };

/** What a file becomes, in the columns of the import's table. Pure. */
export function shownLocation(location: CatalogLocation): ShownLocation {
  switch (location.kind) {
    case "movie": {
      const { kind, name, releaseYear, version } = location;
      return { kind, name, releaseYear, ...NO_NUMBERS, detail: version };
    }
    case "extra": {
      const { kind, owner, name } = location;
      return { kind, name: owner.name, releaseYear: owner.releaseYear, ...NO_NUMBERS, detail: name };
    }
    case "episode": {
      const { kind, series, seriesYear, season, episodes, name } = location;
      const [episode = 1] = episodes;
      const last = episodes.at(-1) ?? episode;
      const numbers = { season, episode, lastEpisode: last > episode ? last : null };
      return { kind, name: series, releaseYear: seriesYear, ...numbers, detail: name };
    }
  }
}
