import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The same folder, seen from `db/seed` and from the bundles in `build/`. */
const FIXTURE = [new URL("./fixture", import.meta.url), new URL("../db/seed/fixture", import.meta.url)].map(
  (url) => fileURLToPath(url),
);

export interface FixtureImage {
  readonly kind: "poster" | "backdrop";
  readonly number: number;
  readonly lightness: number;
  readonly placeholder: string;
  readonly bytes: Buffer;
}

export interface Fixture {
  readonly source: Buffer;
  readonly mediaInfo: unknown;
  readonly plan: unknown;
  /** `v90/00000.m4s` and the like. */
  readonly film: ReadonlyMap<string, Buffer>;
  readonly captions: readonly { readonly languageTag: string; readonly bytes: Buffer }[];
  readonly images: readonly FixtureImage[];
}

/** Reads the complete fixture, about 400 kB. */
export async function readFixture(): Promise<Fixture> {
  const folder = await fixtureFolder();
  const read = (...parts: string[]) => readFile(path.join(folder, ...parts));
  const json = async (name: string): Promise<unknown> => JSON.parse((await read(name)).toString("utf8"));
  const film = new Map<string, Buffer>();
  for (const renditionName of await readdir(path.join(folder, "film"))) {
    for (const name of await readdir(path.join(folder, "film", renditionName))) {
      film.set(`${renditionName}/${name}`, await read("film", renditionName, name));
    }
  }
  const videoRenditions = (await json("images.json")) as Omit<FixtureImage, "bytes">[];
  return {
    source: await read("source.mkv"),
    mediaInfo: await json("media-info.json"),
    plan: await json("plan.json"),
    film,
    captions: await Promise.all(
      ["en", "de"].map(async (languageTag) => ({
        languageTag,
        bytes: await read(`captions.${languageTag}.vtt`),
      })),
    ),
    images: await Promise.all(
      videoRenditions.map(async (image) => ({
        ...image,
        bytes: await read("images", `${image.kind}-${image.number}.webp`),
      })),
    ),
  };
}

async function fixtureFolder(): Promise<string> {
  for (const folder of FIXTURE) {
    const names = await readdir(folder).catch((): string[] => []);
    if (names.includes("plan.json")) return folder;
  }
  throw new Error("The fixture db/seed/fixture is not there.");
}
