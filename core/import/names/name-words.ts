/**
 * Words that release names have after the title, and that no title contains: the name ends before the first
 * of them.
 */
const RELEASE_WORD =
  /^(?:\d{3,4}[pi]|\d{3,4}x\d{3,4}|[48]k|uhd|hdr(?:10)?|dvd(?:rip|scr|5|9)?|b[dr]rip|blu-?ray|web-?(?:dl|rip)|hdtv|hdrip|remux|[xh]-?26[45]|hevc|xvid|divx|av1|aac|ac3|ddp?5|10bit)$/i;
/** Words of releases that are also in titles (`Charlotte's Web`): they count only next to a certain one. */
const MAYBE_RELEASE_WORD = /^(?:web|avc|dts|dvd|proper|repack|internal|multi|remastered|extended|uncut)$/i;

/**
 * The words of a name without its ending. Underscores separate words. If there are no spaces, dots do too
 * (`Mr. Turner` keeps its dot), and so do hyphens: all of them if the name has no other separator, otherwise
 * those of a part with several (`Spider-Man.2002` keeps its hyphen). Dates, numbers and single letters keep
 * theirs (`9-1-1`, `X-Men`), and initials their dots (`S.W.A.T.`). `isPart`: more of the name followed, after
 * a separator other than a hyphen.
 */
export function wordsOfStem(text: string, isPart = false): string[] {
  const stem = text.trim().replace(/^[-–_.\s]+(?=[\p{L}\p{N}])/u, "");
  if (/\s/.test(stem)) return parts(stem, /[\s_]+/u);
  const pieces = parts(withInitials(stem), /[._]+/u).map((piece) => piece.replaceAll(HELD_DOT, "."));
  const name = pieces.slice(0, endOfName(pieces));
  const piecesOfName = name.length + (isPart ? 1 : 0);
  return pieces.flatMap((piece) => (isOneWord(piece, piecesOfName) ? [piece] : hyphenParts(piece)));
}

/** The number of words that belong to the name, before the words of a release; the first always does. */
export function endOfName(words: readonly string[]): number {
  const sure = words.findIndex((word, index) => index > 0 && isSureRelease(words, index));
  if (sure === -1) return words.length;
  let end = sure;
  while (end > 1 && MAYBE_RELEASE_WORD.test(bare(words[end - 1] ?? "")) && isYearLike(words[end - 2]))
    end -= 1;
  return end;
}

/** Whether both releases and names use a word. */
export function isMaybeRelease(word: string): boolean {
  return MAYBE_RELEASE_WORD.test(bare(word));
}

/** With a capital first letter; names like iPhone stay unchanged. */
export function capitalised(name: string): string {
  const [first = "", second = ""] = name;
  const isCamel = second !== second.toLowerCase();
  return isCamel ? name : first.toLocaleUpperCase() + name.slice(first.length);
}

/**
 * Whether releases, but not names, use the word at `index`: a complete word, or one with its group
 * (`x264-GRP`), or two that belong together (`WEB DL`).
 */
export function isSureRelease(words: readonly string[], index: number): boolean {
  const word = bare(words[index] ?? "");
  const [head = ""] = word.split("-");
  const pair = `${word}-${bare(words[index + 1] ?? "")}`;
  return [word, head, pair].some((one) => RELEASE_WORD.test(one));
}

function isOneWord(piece: string, piecesOfName: number): boolean {
  const hyphens = piece.match(/-/g)?.length ?? 0;
  return hyphens === 0 || (hyphens === 1 && piecesOfName > 1);
}

/** Dates, numbers of one or two digits, and a single letter before a word. */
const KEPT_HYPHENS =
  /\d{4}-\d{2}-\d{2}|(?<![\w-])\d{1,2}(?:-\d{1,2})+(?![\w-])|(?<![\p{L}\p{N}-])\p{Lu}-(?=\p{Lu}\p{Ll})/gu;
/** Placeholders for a hyphen or a dot while the others separate words. */
const HELD_HYPHEN = "\u2011";
const HELD_DOT = "\u2024";

function hyphenParts(piece: string): string[] {
  const held = piece.replace(KEPT_HYPHENS, (kept) => kept.replaceAll("-", HELD_HYPHEN));
  return parts(held, /-+/).map((word) => word.replaceAll(HELD_HYPHEN, "-"));
}

/** Capitals with dots between them are one word, with a dot after the last: `S.H.I.E.L.D.` */
function withInitials(stem: string): string {
  return stem.replace(/(?<![^._])\p{Lu}(?:\.\p{Lu})+(?![^._])\.?/gu, (letters) => {
    return `${letters.replace(/\.$/, "").replaceAll(".", HELD_DOT)}${HELD_DOT}.`;
  });
}

const parts = (text: string, separators: RegExp): string[] =>
  text.split(separators).filter((word) => word !== "");
const bare = (word: string): string => word.replace(/^[[({]+|[\])},]+$/g, "");
const isYearLike = (word: string | undefined): boolean => /^[[(]?\d{4}[\])]?$/.test(word ?? "");
