import { capitalised, endOfName, wordsOfName } from "#core/uploads/file-name-words.ts";

const EARLIEST_YEAR = 1888;
const MAX_NAME_LENGTH = 200;

export interface NamedTitle {
  readonly name: string;
  readonly releaseYear: number | null;
}

/**
 * A movie's name and year as its file's name tells them: `The.Third.Man.1949.1080p.mkv` is The Third Man, 1949, and
 * `tears-of-steel.webm` Tears of steel. A year counts when it is not the first word and not in the future
 * (`latestYear`); the last one counts.
 */
export function titleFromFileName(fileName: string, latestYear: number): NamedTitle {
  const words = wordsOfName(fileName);
  const title = words.slice(0, endOfName(words));
  const yearAt = title.findLastIndex((word, index) => index > 0 && isYear(bare(word), latestYear));
  const nameWords = yearAt === -1 ? title : title.slice(0, yearAt);
  const name = nameWords
    .join(" ")
    .replace(/[\s\-–([]+$/u, "")
    .slice(0, MAX_NAME_LENGTH)
    .trim();
  const releaseYear = yearAt === -1 ? null : Number(bare(title[yearAt] ?? ""));
  return {
    name: capitalised(name) || fileName.trim().slice(0, MAX_NAME_LENGTH) || "Untitled",
    releaseYear,
  };
}

const bare = (word: string): string => word.replace(/^[[({]+|[\])},]+$/g, "");

function isYear(word: string, latestYear: number): boolean {
  return /^\d{4}$/.test(word) && Number(word) >= EARLIEST_YEAR && Number(word) <= latestYear;
}
