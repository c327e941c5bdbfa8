/**
 * What releases put after the title, and no title is called: from the first of them on, nothing belongs to the name.
 */
const RELEASE_WORD =
  /^(?:\d{3,4}[pi]|\d{3,4}x\d{3,4}|[48]k|uhd|hdr(?:10)?|dvd(?:rip|scr|5|9)?|b[dr]rip|blu-?ray|web-?(?:dl|rip)|hdtv|hdrip|remux|[xh]-?26[45]|hevc|xvid|divx|av1|aac|ac3|ddp?5|10bit)$/i;
/** These are words of releases, too, but also of titles (`Charlotte's Web`): they count beside a sure one alone. */
const MAYBE_RELEASE_WORD = /^(?:web|avc|dts|dvd|proper|repack|internal|multi|remastered|extended|uncut)$/i;

/**
 * The words of a file's name without its ending. Underscores part words. Where there are no spaces, dots do, too
 * (`Mr. Turner` keeps its dot), and so do hyphens: all of them where nothing else parts the name, else those of a
 * part that has several (`Spider-Man.2002` keeps its own). Dates keep theirs.
 */
export function wordsOfName(fileName: string): string[] {
  const stem = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .trim()
    .replace(/^[-–_.\s]+(?=[\p{L}\p{N}])/u, "");
  if (/\s/.test(stem)) return parts(stem, /[\s_]+/u);
  const pieces = parts(stem, /[._]+/u);
  const name = pieces.slice(0, endOfName(pieces));
  return pieces.flatMap((piece) => (isOneWord(piece, name.length) ? [piece] : hyphenParts(piece)));
}

/** How many words belong to the name, before the words of a release; the first always does. */
export function endOfName(words: readonly string[]): number {
  const sure = words.findIndex((word, index) => index > 0 && isRelease(words, index));
  if (sure === -1) return words.length;
  let end = sure;
  while (end > 1 && MAYBE_RELEASE_WORD.test(bare(words[end - 1] ?? "")) && isYearLike(words[end - 2]))
    end -= 1;
  return end;
}

/** With its first letter as a capital; names that begin like iPhone stay. */
export function capitalised(name: string): string {
  const [first = "", second = ""] = name;
  const isCamel = second !== second.toLowerCase();
  return isCamel ? name : first.toLocaleUpperCase() + name.slice(first.length);
}

/** A whole word, or one with its group (`x264-GRP`), or two that belong together (`WEB DL`). */
function isRelease(words: readonly string[], index: number): boolean {
  const word = bare(words[index] ?? "");
  const [head = ""] = word.split("-");
  const pair = `${word}-${bare(words[index + 1] ?? "")}`;
  return [word, head, pair].some((one) => RELEASE_WORD.test(one));
}

function isOneWord(piece: string, piecesOfName: number): boolean {
  const hyphens = piece.match(/-/g)?.length ?? 0;
  return hyphens === 0 || (hyphens === 1 && piecesOfName > 1);
}

const DATE = /(\d{4})-(\d{2})-(\d{2})/g;
/** Stands for the hyphen of a date while the others part words. */
const HELD = "\u2011";

function hyphenParts(piece: string): string[] {
  const held = piece.replace(DATE, `$1${HELD}$2${HELD}$3`);
  return parts(held, /-+/).map((word) => word.replaceAll(HELD, "-"));
}

const parts = (text: string, separators: RegExp): string[] =>
  text.split(separators).filter((word) => word !== "");
const bare = (word: string): string => word.replace(/^[[({]+|[\])},]+$/g, "");
const isYearLike = (word: string | undefined): boolean => /^[[(]?\d{4}[\])]?$/.test(word ?? "");
