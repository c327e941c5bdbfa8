import { stemOf } from "#core/import/names/stem.ts";

/** What an image beside a film is for. */
export type ArtworkNameKind = "poster" | "backdrop" | "still";

/** Never SVG, which is a document with scripts and links. */
const IMAGE = /\.(?:jpe?g|png|webp|avif)$/i;

/** The names of media servers for a title's images, the best first. */
const SHARED: ReadonlyMap<string, ArtworkNameKind> = new Map([
  ...["poster", "folder", "cover", "movie", "show"].map((name) => [name, "poster"] as const),
  ...["fanart", "backdrop", "background"].map((name) => [name, "backdrop"] as const),
]);
const RANKS: readonly string[] = [...SHARED.keys()];

/** Whether a file has an image's name. */
export const isImageName = (fileName: string): boolean => IMAGE.test(fileName);

/** An image's use by its name, and its rank among several of one use: the lowest counts. */
export interface NamedArtwork {
  readonly fileName: string;
  readonly kind: ArtworkNameKind;
  readonly rank: number;
}

/** `poster.jpg`, `fanart.png`: an image of the title whose folder it is in. Null for any other name. */
export function sharedArtwork(fileName: string): NamedArtwork | null {
  return isImageName(fileName) ? toArtwork(fileName, stemOf(fileName), RANKS.length) : null;
}

/**
 * `Name-poster.jpg`, `Name-fanart.jpg`, and `Name.jpg` for a film's poster: an image of the film named `Name`. Null for
 * any other name.
 */
export function filmArtwork(fileName: string, filmStem: string): NamedArtwork | null {
  const word = wordAfter(fileName, filmStem);
  if (word === "") return { fileName, kind: "poster", rank: RANKS.length };
  return word === null ? null : toArtwork(fileName, word, 0);
}

/** `Name-thumb.jpg` or `Name.jpg`: the thumbnail of the episode named `Name`. Null for any other name. */
export function episodeArtwork(fileName: string, episodeStem: string): NamedArtwork | null {
  const word = wordAfter(fileName, episodeStem);
  if (word !== "" && word !== "thumb") return null;
  return { fileName, kind: "still", rank: word === "" ? 1 : 0 };
}

function toArtwork(fileName: string, word: string, least: number): NamedArtwork | null {
  const kind = SHARED.get(word.toLowerCase());
  return kind ? { fileName, kind, rank: least + RANKS.indexOf(word.toLowerCase()) } : null;
}

/** The word after a film's name and a hyphen; empty for its name alone, null for another name. */
function wordAfter(fileName: string, filmStem: string): string | null {
  if (!isImageName(fileName)) return null;
  const [stem, film] = [stemOf(fileName), filmStem].map((name) => name.normalize("NFC").toLowerCase());
  if (stem === undefined || film === undefined || !stem.startsWith(film)) return null;
  if (stem === film) return "";
  return stem[film.length] === "-" ? stem.slice(film.length + 1) : null;
}

/** The best of each kind, in the order of kinds. */
export function bestOfKinds(found: readonly NamedArtwork[]): NamedArtwork[] {
  const kinds = ["poster", "backdrop", "still"] as const;
  return kinds.flatMap((kind) => {
    const [best] = found.filter((one) => one.kind === kind).sort((a, b) => a.rank - b.rank);
    return best ?? [];
  });
}
