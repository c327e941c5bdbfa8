import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { failRun, releaseRun } from "#core/encoding/chunks/chunk-states.ts";
import { describeChunk } from "#core/encoding/chunks/describe-chunk.ts";
import { failVideo } from "#core/encoding/fail-video.ts";
import { isOwnedBy } from "#core/encoding/chunks/owned-chunk.ts";
import { MAX_FAULTS, type ChunkClaim } from "#core/encoding/types.ts";
import { enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { asVideoReason, type VideoReason } from "#core/messages/video-reason.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { chunks } from "#db/schema/chunks.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * How a run ended without its segments. `released` (we are stopping) and `outage` (database, storage or a
 * full disk) never count. `crash`: FFmpeg ended by a signal, memory, a limit or a hang; `fault`: FFmpeg or
 * the segment validation refused. `gone`: there is no source, so the video fails at once, with the message as
 * its reason.
 */
export interface ChunkFailure {
  readonly kind: "released" | "outage" | "crash" | "fault" | "gone";
  /** For the log and the jobs' page; of `gone`, for the users who manage the video. */
  readonly message: Message;
}

const OUTAGE_PAUSE_SECONDS = 10;
/** 5 s after the first fault, 10 s after the second. */
const FAULT_PAUSE_SECONDS = 5;

/**
 * Releases a claimed chunk after a failure, with its next job in the same transaction; after three crashes or
 * three faults in a row, or without a source, its video fails with a reason. False if the claim was lost
 * meanwhile.
 */
export async function failChunk(
  ctx: CoreContext,
  claim: ChunkClaim,
  failure: ChunkFailure,
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    // The video is locked before its chunk, as everywhere: a failing run never deadlocks with a finishing
    // one.
    await tx.select({ id: videos.id }).from(videos).where(eq(videos.id, claim.videoId)).for("no key update");
    const [row] = await tx.select().from(chunks).where(isOwnedBy(claim)).for("update");
    if (!row) return false;
    const outcome = decideOutcome(row, failure);
    const { isFinal, ...counts } = outcome;
    const end = { ...counts, failure: failure.message };
    if (isFinal) {
      await failRun(tx, row.id, end);
      const reason = failureReason(claim, failure);
      await failVideo(tx, { videoId: claim.videoId, reason, refused: false });
    } else {
      await releaseRun(tx, row.id, end);
      await enqueueEncodeJobs(tx, 1, { delaySeconds: end.pauseSeconds });
      await notifyVideo(tx, claim.videoId);
    }
    return true;
  });
}

interface Counted {
  readonly attempts: number;
  readonly crashes: number;
}

/** What a failure does to a chunk's counts. `row.attempts` includes the run that just failed. */
function decideOutcome(
  row: Counted,
  failure: ChunkFailure,
): Counted & { pauseSeconds: number; isFinal: boolean } {
  const { attempts, crashes } = row;
  switch (failure.kind) {
    case "released":
      return { attempts: Math.max(0, attempts - 1), crashes, pauseSeconds: 0, isFinal: false };
    case "outage":
      return {
        attempts: Math.max(0, attempts - 1),
        crashes,
        pauseSeconds: OUTAGE_PAUSE_SECONDS,
        isFinal: false,
      };
    case "gone":
      return { attempts: Math.max(0, attempts - 1), crashes, pauseSeconds: 0, isFinal: true };
    case "crash":
    case "fault": {
      const total = crashes + (failure.kind === "crash" ? 1 : 0);
      const isFinal = attempts >= MAX_FAULTS || total >= MAX_FAULTS;
      return { attempts, crashes: total, pauseSeconds: FAULT_PAUSE_SECONDS * attempts, isFinal };
    }
  }
}

function failureReason(claim: ChunkClaim, failure: ChunkFailure): VideoReason {
  if (failure.kind === "gone") return asVideoReason(failure.message);
  const key = failure.kind === "crash" ? "encoding.rangeCrashed" : "encoding.rangeFailed";
  return messageOf(key, { times: MAX_FAULTS, ...describeChunk(claim) });
}
