import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MetadataService } from "#core/metadata/metadata-service.ts";
import {
  KNOWN_IMAGES,
  LANTERNMOOR,
  NORTHLIGHT,
  OTHER_NORTHLIGHT,
} from "#core/metadata/testing/known-titles.ts";

export interface ContractService {
  readonly service: MetadataService;
  close(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, "../../..");
const languageTag = "en";
const film = { kind: "movie", serviceId: "9001", languageTag } as const;
const series = { kind: "series", serviceId: "9101", languageTag } as const;

/** The image files of the known titles by path, for drivers that keep them. */
export async function readKnownImages(): Promise<ReadonlyMap<string, Uint8Array>> {
  const read = Object.entries(KNOWN_IMAGES).map(
    async ([name, file]) => [name, await readFile(path.join(ROOT, file))] as const,
  );
  return new Map(await Promise.all(read));
}

/** What every driver claims, over a service that knows the titles of known-titles.ts. */
export function describeMetadata(open: () => Promise<ContractService>): void {
  describe("a metadata service", () => {
    let opened: ContractService;
    let service: MetadataService;
    beforeAll(async () => {
      opened = await open();
      service = opened.service;
    });
    afterAll(() => opened.close());

    test("finds films and series by name, of a year or of any", async () => {
      const search = async (kind: "movie" | "series", name: string, releaseYear: number | null) =>
        (await service.search({ kind, name, releaseYear, languageTag })).map(({ serviceId }) => serviceId);
      expect(await search("movie", "northlight", null)).toEqual(["9001", "9002"]);
      expect(await search("movie", "Northlight", 1987)).toEqual(["9002"]);
      expect(await search("series", "Lantern", 2024)).toEqual(["9101"]);
      expect(await search("series", "Northlight", null)).toEqual([]);
      expect(await search("movie", "nothing of this name", null)).toEqual([]);
    });

    test("says of each candidate what tells it from others", async () => {
      const found = await service.search({
        kind: "movie",
        name: "Northlight",
        releaseYear: null,
        languageTag,
      });
      const { overview } = NORTHLIGHT.title.facts;
      const [posterPath, releaseYear] = ["/northlight-poster.webp", 2024];
      expect(found).toEqual([
        { serviceId: "9001", kind: "movie", name: "Northlight", releaseYear, overview, posterPath },
        {
          ...{ serviceId: "9002", kind: "movie", name: "Northlights", releaseYear: 1987, overview: "" },
          posterPath: null,
        },
      ]);
    });

    test("finds a title by its id in another database", async () => {
      const find = async (kind: "movie" | "series", database: "imdb" | "tvdb", id: string) =>
        (await service.findForeign({ kind, database, id, languageTag }))?.serviceId ?? null;
      expect(await find("movie", "imdb", "tt9900001")).toBe("9001");
      expect(await find("series", "tvdb", "880101")).toBe("9101");
      expect(await find("series", "imdb", "tt9900001")).toBeNull();
      expect(await find("movie", "imdb", "tt1")).toBeNull();
    });

    test("knows the facts and images of films and series", async () => {
      expect(await service.title(film)).toEqual(NORTHLIGHT.title);
      expect(await service.title(series)).toEqual(LANTERNMOOR.title);
      expect(await service.title({ ...film, serviceId: "9002" })).toEqual(OTHER_NORTHLIGHT.title);
    });

    test("knows the seasons, episodes and stills of a series", async () => {
      for (const season of LANTERNMOOR.seasons)
        expect(await service.season(series, season.number)).toEqual(season);
      expect(await service.season(series, 3)).toBeNull();
      const stills = (episode: number) => service.stills(series, { season: 1, episode });
      expect(await stills(1)).toEqual(LANTERNMOOR.stills.S01E01);
      expect(await stills(2)).toEqual([]);
    });

    test("says which title is not there, and takes no path for an id", async () => {
      for (const serviceId of ["404404", "9001/lists", "", "../movie/9001"]) {
        await expect(service.title({ ...film, serviceId })).rejects.toMatchObject({
          code: "not_found",
          userMessage: { key: "metadata.titleNotFound" },
        });
      }
      await expect(service.title({ ...series, serviceId: "9001" })).rejects.toMatchObject({
        code: "not_found",
      });
    });

    test("gives the bytes of its images, and of nothing else", async () => {
      const open = (name: string) => service.openImage({ path: name, kind: "poster", size: "original" });
      const pieces: Uint8Array[] = [];
      for await (const piece of await open("/northlight-poster.webp")) pieces.push(piece);
      const images = await readKnownImages();
      expect(Buffer.concat(pieces).equals(Buffer.from(images.get("/northlight-poster.webp") ?? []))).toBe(
        true,
      );
      await expect(open("/gone.webp")).rejects.toMatchObject({ code: "not_found" });
      for (const name of [
        "//elsewhere.test/a.jpg",
        "/../3/movie/9001",
        "/a.svg",
        "/a.jpg?b",
        "http://a/b.jpg",
        "",
      ])
        await expect(open(name)).rejects.toMatchObject({
          code: "bad_input",
          userMessage: { key: "metadata.imageForeign" },
        });
    });
  });
}
