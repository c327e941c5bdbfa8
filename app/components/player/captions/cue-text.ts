/** A run of a cue's words, all in one face. */
export interface CueRun {
  readonly text: string;
  readonly isItalic: boolean;
  readonly isBold: boolean;
  readonly isUnderlined: boolean;
}

const TAG = /<(\/?)([a-z]*)[^>]*>|<$/gi;
const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: "\u00A0",
  lrm: "\u200E",
  rlm: "\u200F",
};

/**
 * A cue's text as lines of plain runs. Only italics, bold and underline survive; every other tag is dropped, and
 * entities are decoded once, as text. The result is shown as text nodes, so nothing in a caption can become an
 * element, however often it was escaped.
 */
export function cueLines(text: string): CueRun[][] {
  const open = { i: 0, b: 0, u: 0 };
  const lines: CueRun[][] = [[]];
  let from = 0;
  for (const tag of text.matchAll(TAG)) {
    addRuns(lines, text.slice(from, tag.index), open);
    from = tag.index + tag[0].length;
    const name = tag[2]?.toLowerCase();
    if (name === "i" || name === "b" || name === "u") open[name] += tag[1] ? -1 : 1;
  }
  addRuns(lines, text.slice(from), open);
  return lines.filter((line) => line.length > 0);
}

function addRuns(lines: CueRun[][], raw: string, open: { i: number; b: number; u: number }): void {
  const [first = "", ...rest] = raw.split(/\r\n|\n|\r/);
  for (const [index, part] of [first, ...rest].entries()) {
    if (index > 0) lines.push([]);
    const text = decoded(part);
    if (text.trim() === "" && text.length === 0) continue;
    const run = { text, isItalic: open.i > 0, isBold: open.b > 0, isUnderlined: open.u > 0 };
    lines.at(-1)?.push(run);
  }
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (match, name: string) => ENTITIES[name] ?? match);
}
