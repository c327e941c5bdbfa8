import { type TextTrack } from "@vidstack/react";

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/** The part of a text track that loading needs. */
export type LoadedTrack = Pick<TextTrack, "mode" | "addEventListener" | "removeEventListener" | "addCue">;
type Cue = Parameters<TextTrack["addCue"]>[0];

/**
 * Loads a track's lines when it is first shown, and again where that failed, for as long as it is shown. vidstack's
 * own loading asks once, and at the address of the beginning: its token may be hours old by then. `load` rejects
 * where the lines do not come. Returns how to stop.
 */
export function loadWhenShown(
  track: LoadedTrack,
  load: (signal: AbortSignal) => Promise<readonly Cue[]>,
): () => void {
  const leaving = new AbortController();
  let state: "none" | "loading" | "loaded" = "none";
  let retryMs = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (cues: readonly Cue[]) => {
    if (leaving.signal.aborted) return;
    state = "loaded";
    for (const cue of cues) track.addCue(cue);
  };
  const retry = () => {
    if (leaving.signal.aborted) return;
    state = "none";
    timer = setTimeout(start, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  };
  const start = () => {
    if (track.mode === "disabled" || state !== "none") return;
    clearTimeout(timer);
    state = "loading";
    load(leaving.signal).then(take, retry);
  };

  track.addEventListener("mode-change", start);
  start();
  return () => {
    leaving.abort();
    clearTimeout(timer);
    track.removeEventListener("mode-change", start);
  };
}
