import { type CaptionCue } from "#core/media/webvtt/webvtt-cue.ts";

/** A moving sign is drawn again for every frame; its times are hundredths of a second. */
const MAX_GAP_MS = 50;

/**
 * Cues in the order of their times. Cues of equal text that follow each other directly, or overlap in layers,
 * become one, at the position of the first.
 */
export function joinEqualCues(cues: readonly CaptionCue[]): CaptionCue[] {
  const joined: CaptionCue[] = [];
  const lastOf = new Map<string, number>();
  for (const cue of [...cues].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)) {
    const text = cue.spans.map((span) => span.text).join("");
    const at = lastOf.get(text) ?? -1;
    const last = joined[at];
    if (last && cue.startMs <= last.endMs + MAX_GAP_MS) {
      joined[at] = { ...last, endMs: Math.max(last.endMs, cue.endMs) };
    } else {
      lastOf.set(text, joined.length);
      joined.push(cue);
    }
  }
  return joined;
}
