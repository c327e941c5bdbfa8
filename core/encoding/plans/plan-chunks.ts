import { waitingState } from "#core/encoding/chunks/chunk-states.ts";
import { FIRST_MINUTE_SECONDS } from "#core/encoding/types.ts";
import { newId } from "#core/uuid.ts";
import { type ChunkPlan, type Plan } from "#core/media/types.ts";
import { type chunks } from "#db/schema/chunks.ts";
import { segmentSeconds } from "#core/media/plan/segment-grid.ts";

type NewChunk = typeof chunks.$inferInsert;

/** Added to the priority of every chunk of a video in the background, which puts it behind all others. */
const BACKGROUND = 3;

/**
 * The rows of a plan's chunks. Priority 0 have the first chunks of the entry rendition and of the default
 * audio, 1 their chunks within the first minute and the first of other audio tracks, 2 all others; of a
 * video in the background 3, 4 and 5. Entry chunks after the first minute are dormant until they are requested.
 */
export function planChunks(
  plan: Plan,
  { isBackground, ...ids }: { videoId: string; planId: string; isBackground: boolean },
): NewChunk[] {
  const behind = isBackground ? BACKGROUND : 0;
  const entry = plan.renditions[0];
  const line = (chunk: ChunkPlan) => {
    if (chunk.number === 0) return 0;
    return segmentSeconds(plan, chunk.firstSegment) < FIRST_MINUTE_SECONDS ? 1 : 2;
  };
  const row = (
    kind: NewChunk["kind"],
    renditionName: string,
    chunk: ChunkPlan,
    priority: number,
  ): NewChunk => ({
    id: newId(),
    ...ids,
    kind,
    renditionName,
    number: chunk.number,
    firstSegment: chunk.firstSegment,
    segmentCount: chunk.segmentCount,
    priority: priority + behind,
    state: waitingState({ kind, priority: priority + behind }),
  });
  const audioRows = plan.audio.flatMap((track) =>
    plan.audioChunks.map((chunk) =>
      row("audio", track.renditionName, chunk, track.isDefault ? line(chunk) : Math.min(2, line(chunk) + 1)),
    ),
  );
  const first = entry
    ? plan.videoChunks.map((chunk) => row("entry", entry.renditionName, chunk, line(chunk)))
    : [];
  return [...first, ...audioRows, ...plan.videoChunks.map((chunk) => row("ladder", "*", chunk, 2))];
}
