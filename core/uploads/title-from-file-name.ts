/** Words that releases put after the title: from the first of them on, nothing belongs to the name. */
const RELEASE_WORD =
  /^(?:\d{3,4}[pi]|4k|uhd|hdr(?:10)?|dvd(?:rip|scr)?|b[dr]rip|blu-?ray|web(?:-?dl|rip)?|hdtv|hdrip|remux|[xh]-?26[45]|hevc|avc|xvid|divx|av1|aac|ac3|dts|10bit|proper|repack|internal|multi)$/i;
const EARLIEST_YEAR = 1888;
const MAX_NAME_LENGTH = 200;

export interface NamedTitle {
  readonly name: string;
  readonly releaseYear: number | null;
}

/**
 * A movie's name and year as its file's name tells them: `The.Third.Man.1949.1080p.mkv` is The Third Man, 1949.
 * A year counts when it is not the first word and not in the future (`latestYear`); the last one counts.
 */
export function titleFromFileName(fileName: string, latestYear: number): NamedTitle {
  const words = wordsOf(fileName);
  const end = words.findIndex((word, index) => index > 0 && RELEASE_WORD.test(bare(word)));
  const title = end === -1 ? words : words.slice(0, end);
  const yearAt = title.findLastIndex((word, index) => index > 0 && isYear(bare(word), latestYear));
  const nameWords = yearAt === -1 ? title : title.slice(0, yearAt);
  const name = nameWords
    .join(" ")
    .replace(/[\s\-–([]+$/u, "")
    .slice(0, MAX_NAME_LENGTH)
    .trim();
  const releaseYear = yearAt === -1 ? null : Number(bare(title[yearAt] ?? ""));
  return { name: name || fileName.trim().slice(0, MAX_NAME_LENGTH) || "Untitled", releaseYear };
}

/** Dots and underscores stand for spaces, unless the name has spaces of its own (`Mr. Turner`). */
function wordsOf(fileName: string): string[] {
  const stem = fileName.replace(/\.[a-z0-9]{1,5}$/i, "");
  const separators = /\s/.test(stem.trim()) ? /[\s_]+/u : /[\s._]+/u;
  return stem.split(separators).filter((word) => word !== "");
}

const bare = (word: string): string => word.replace(/^[[({]+|[\])},]+$/g, "");

function isYear(word: string, latestYear: number): boolean {
  return /^\d{4}$/.test(word) && Number(word) >= EARLIEST_YEAR && Number(word) <= latestYear;
}
