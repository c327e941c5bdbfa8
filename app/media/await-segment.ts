import { type Response } from "express";
import { notFound } from "#app/media/media-error.ts";
import { expectAnswer } from "#app/server/requests/request-scope.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { getMediaVideo, type MediaVideo } from "#core/playback/media-video.ts";
import { segmentExists } from "#core/playback/segment-requests/segment-exists.ts";
import { type SegmentRef } from "#core/playback/segment-requests/segment-ref.ts";
import { type SegmentWaiters, type WaitOutcome } from "#core/playback/segment-requests/segment-waiters.ts";

export interface AwaitedSegment {
  readonly segment: SegmentRef;
  readonly video: MediaVideo;
  /** The viewer of the request: the number of held requests is bounded per viewer. */
  readonly user: string;
  /** False for HEAD, which is answered at once. */
  readonly mayHold: boolean;
  /** Called once if the wait is longer than Apple's player waits for headers; null for all other players. */
  readonly onLongWait: (() => void) | null;
}

/** Apple's player aborts a request without headers after about 3.5 s; after three of them playback fails. */
const LONG_WAIT_MS = 2_500;

/**
 * Waits until a segment exists. Returns true if it does, false if the client left meanwhile. Throws gone
 * after the file's end, not_found if no process will encode it, unavailable if it does not exist in time (the
 * client repeats the request).
 */
export async function awaitSegment(
  ctx: CoreContext,
  waiters: SegmentWaiters,
  res: Response,
  awaited: AwaitedSegment,
): Promise<boolean> {
  const { segment, video } = awaited;
  refuseWhatNeverComes(video, segment);
  if (video.state === "ready" && video.currentPlanId === segment.planId) return true;
  if (await segmentExists(ctx, segment)) return true;
  if (video.state === "failed" || video.currentPlanId !== segment.planId) throw notFound();
  const outcome = awaited.mayHold ? await hold(waiters, res, awaited) : "timeout";
  if (outcome === "stored") return true;
  if (outcome === "aborted") return false;
  const now = await getMediaVideo(ctx, segment.videoId);
  if (now) refuseWhatNeverComes(now, segment);
  expectAnswer(res);
  throw new DomainError("unavailable", "playback.segmentPending");
}

async function hold(
  waiters: SegmentWaiters,
  res: Response,
  { segment, user, onLongWait }: AwaitedSegment,
): Promise<WaitOutcome> {
  const timer = onLongWait && setTimeout(onLongWait, LONG_WAIT_MS);
  try {
    return await waiters.wait({ segment, user, signal: leavesOf(res) });
  } finally {
    if (timer) clearTimeout(timer);
  }
}

function refuseWhatNeverComes(video: MediaVideo, segment: SegmentRef): void {
  if (video.endsAtSegment !== null && segment.number >= video.endsAtSegment)
    throw new DomainError("gone", "playback.segmentPastEnd");
}

/** Aborts when the client leaves before it is answered. */
function leavesOf(res: Response): AbortSignal {
  const leaving = new AbortController();
  if (res.destroyed) leaving.abort();
  res.once("close", () => leaving.abort());
  return leaving.signal;
}
