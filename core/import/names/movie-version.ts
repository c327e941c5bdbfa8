import { stemOf, trimmed } from "#core/import/names/stem.ts";

const EDITION_TAG = /\{edition-([^{}]+)\}/i;
/** The text after the last year: `(1995) - Director's Cut`, `(1995) [2160p]`. */
const AFTER_YEAR = /[(\s._[](?:18|19|20)\d{2}[)\]]?(?!.*[(\s._[](?:18|19|20)\d{2}(?!\d))(?!\d)(.*)$/u;
const EDITION =
  /(?<![\p{L}\p{N}])(?:director'?s[\s._]cut|extended|theatrical|unrated|uncut|remastered|final[\s._]cut|imax|3d)(?![\p{L}\p{N}])/iu;
const RESOLUTION = /(?<![\p{L}\p{N}])(\d{3,4}[pi]|4k|8k|uhd)(?![\p{L}\p{N}])/iu;

/**
 * The name of a film's version: the words after the year (`Film (1995) - 2160p`, `{edition-Final Cut}`), or
 * edition and resolution from the words of a release. Null if the name has none.
 */
export function movieVersion(fileName: string): string | null {
  const stem = stemOf(fileName).normalize("NFC");
  const tag = EDITION_TAG.exec(stem)?.[1];
  if (tag) return tag.trim();
  const rest = AFTER_YEAR.exec(stem)?.[1] ?? "";
  const own = /^\s*[-–]\s+(.+)$/u.exec(rest)?.[1] ?? /^\s*\[([^\]]+)\]\s*$/.exec(rest)?.[1];
  if (own) return trimmed(own.replace(/[[\]]/g, " ")) || null;
  const words = [EDITION.exec(rest)?.[0].replace(/[._]/g, " "), RESOLUTION.exec(rest)?.[1]?.toLowerCase()];
  return words.filter((one) => one !== undefined).join(" ") || null;
}
