/**
 * The settings that are kept, with their allowed values: numbers or words, which are harmless in every
 * renderer.
 */
const ALLOWED: readonly RegExp[] = [
  /^align:(?:start|center|end|left|right)$/,
  /^line:(?:-?\d{1,2}|\d{1,3}(?:\.\d{1,2})?%)(?:,(?:start|center|end))?$/,
  /^position:\d{1,3}(?:\.\d{1,2})?%(?:,(?:line-left|line-right|center))?$/,
  /^size:\d{1,3}(?:\.\d{1,2})?%$/,
];

/** Keeps the well-formed settings of a WebVTT timing line, in their order, each kind once. */
export function readCueSettings(text: string): string {
  const kept = new Map<string, string>();
  for (const setting of text.trim().split(/\s+/).slice(0, 8)) {
    const kind = setting.slice(0, setting.indexOf(":"));
    if (!kept.has(kind) && ALLOWED.some((allowed) => allowed.test(setting))) kept.set(kind, setting);
  }
  return [...kept.values()].join(" ");
}

/** Settings for an SSA alignment: 7, 8 and 9 are the top of the video; others keep the default position. */
export function alignmentSettings(alignment: number | null): string {
  return alignment !== null && alignment >= 7 ? "line:0" : "";
}
