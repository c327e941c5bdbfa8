import { capitalised, endOfName, wordsOfStem } from "#core/import/names/name-words.ts";
import { stemOf } from "#core/import/names/stem.ts";
import { type NamedTitle } from "#core/import/names/types.ts";

const EARLIEST_YEAR = 1888;
const MAX_NAME_LENGTH = 200;

/**
 * A title's name and year, from its file's name: `The.Third.Man.1949.1080p.mkv` is The Third Man, 1949, and
 * `tears-of-steel.webm` Tears of steel. A year counts when it is not the first word and not in the future
 * (`latestYear`); the last one counts.
 */
export function titleFromFileName(fileName: string, latestYear: number): NamedTitle {
  const title = titleFromStem(stemOf(fileName), latestYear);
  return title.name === "" ? { ...title, name: cut(fileName) || "Untitled" } : title;
}

/**
 * Like `titleFromFileName`, for a name without an ending; empty if there is no name. `isPart` as in
 * `wordsOfStem`.
 */
export function titleFromStem(stem: string, latestYear: number, isPart = false): NamedTitle {
  const words = wordsOfStem(stem.normalize("NFC"), isPart);
  const title = words.slice(0, endOfName(words));
  const yearAt = title.findLastIndex((word, index) => index > 0 && isYear(bare(word), latestYear));
  const nameWords = yearAt === -1 ? title : title.slice(0, yearAt);
  const name = cut(nameWords.join(" ").replace(/[\s\-–([]+$/u, ""));
  return { name: capitalised(name), releaseYear: yearAt === -1 ? null : Number(bare(title[yearAt] ?? "")) };
}

const cut = (name: string): string => name.trim().slice(0, MAX_NAME_LENGTH).trim();
const bare = (word: string): string => word.replace(/^[[({]+|[\])},]+$/g, "");

function isYear(word: string, latestYear: number): boolean {
  return /^\d{4}$/.test(word) && Number(word) >= EARLIEST_YEAR && Number(word) <= latestYear;
}
