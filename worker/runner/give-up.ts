import { and, eq } from "drizzle-orm";
import { failVideo } from "#core/encoding/fail-video.ts";
import { SUBTITLES_UNREADABLE } from "#core/encoding/subtitle-failure.ts";
import { jobRegistry, type JobName, type JobPayload } from "#core/jobs/registry.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/**
 * Writes down that a job failed for the last time, where a person reads it and can press Retry. Jobs that leave no
 * trace on a page (stills, deletion, reconcile) stay in the list of failed jobs; deletion is derived again from its
 * tombstone.
 */
export async function giveUp<Name extends JobName>(
  worker: WorkerContext,
  name: Name,
  payload: JobPayload<Name>,
): Promise<void> {
  const byVideo = jobRegistry["probe-video"].payload.safeParse(payload);
  if (!byVideo.success) return;
  const { videoId } = byVideo.data;
  switch (name) {
    case "probe-video":
      return failWith(worker, videoId, "Looking at this file failed several times.");
    case "publish-video":
      return failWith(worker, videoId, "Everything is encoded, but the last step failed several times.");
    case "extract-subtitles":
      return failSubtitles(worker, videoId);
    default:
      return;
  }
}

async function failWith(worker: WorkerContext, videoId: string, what: string): Promise<void> {
  const reason = `${what} The uploaded file is safe. Press Retry.`;
  await worker.ctx.db.transaction((tx) => failVideo(tx, { videoId, reason, refused: false }));
}

async function failSubtitles(worker: WorkerContext, videoId: string): Promise<void> {
  await worker.ctx.db
    .update(subtitles)
    .set({ state: "failed", failureReason: SUBTITLES_UNREADABLE })
    .where(and(eq(subtitles.videoId, videoId), eq(subtitles.state, "waiting")));
}
