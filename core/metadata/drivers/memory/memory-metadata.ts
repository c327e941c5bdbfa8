import { DomainError } from "#core/errors/domain-error.ts";
import { isImagePath } from "#core/metadata/drivers/tmdb/image-address.ts";
import { MAX_CANDIDATES, type MetadataService } from "#core/metadata/metadata-service.ts";
import {
  type MetadataCandidate,
  type ServiceImage,
  type ServiceSeason,
  type ServiceTitle,
} from "#core/metadata/types.ts";

/** What the memory driver knows of a title. */
export interface KnownTitle {
  readonly title: ServiceTitle;
  readonly seasons: readonly ServiceSeason[];
  /** The stills of each episode, by `S01E02`. */
  readonly stills: Readonly<Record<string, readonly ServiceImage[]>>;
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** A service without a network, for tests: held to the same contract as the real one. `images` is by path. */
export function createMemoryMetadata(
  known: readonly KnownTitle[],
  images: ReadonlyMap<string, Uint8Array>,
): MetadataService {
  const find = (kind: string, serviceId: string) =>
    known.find(({ title }) => title.kind === kind && title.serviceId === serviceId);
  return {
    database: "tmdb",
    host: "memory.test",
    search: ({ kind, name, releaseYear }) => {
      const candidates = known.map(({ title }) => title).filter((title) => title.kind === kind);
      const found = candidates
        .filter((title) => title.name.toLowerCase().includes(name.toLowerCase()))
        .filter(({ facts }) => releaseYear === null || facts.releaseYear === releaseYear);
      return Promise.resolve(found.slice(0, MAX_CANDIDATES).map(candidateOf));
    },
    findForeign: ({ kind, database, id }) => {
      const found = known.find(
        ({ title }) => title.kind === kind && title.facts.externalIds[database] === id,
      );
      return Promise.resolve(found ? candidateOf(found.title) : null);
    },
    title: ({ kind, serviceId }) => {
      const found = find(kind, serviceId);
      return found
        ? Promise.resolve(found.title)
        : Promise.reject(new DomainError("not_found", "metadata.titleNotFound"));
    },
    season: ({ serviceId }, number) => {
      const found = find("series", serviceId)?.seasons.find((season) => season.number === number);
      return Promise.resolve(found ?? null);
    },
    stills: ({ serviceId }, { season, episode }) => {
      const key = `S${twoDigits(season)}E${twoDigits(episode)}`;
      return Promise.resolve(find("series", serviceId)?.stills[key] ?? []);
    },
    openImage: ({ path }) => {
      if (!isImagePath(path)) return Promise.reject(new DomainError("bad_input", "metadata.imageForeign"));
      const bytes = images.get(path);
      return bytes
        ? Promise.resolve(piecesOf(bytes))
        : Promise.reject(new DomainError("not_found", "metadata.imageNotFound"));
    },
  };
}

function candidateOf({ serviceId, kind, name, facts, posters }: ServiceTitle): MetadataCandidate {
  const { overview, releaseYear } = facts;
  return { serviceId, kind, name, releaseYear, overview, posterPath: posters[0]?.path ?? null };
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
