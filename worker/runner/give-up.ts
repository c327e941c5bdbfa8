import { and, eq } from "drizzle-orm";
import { failVideo } from "#core/encoding/fail-video.ts";
import { SUBTITLES_UNREADABLE } from "#core/encoding/subtitle-failure.ts";
import { jobRegistry, type JobExhaustion, type JobName, type JobPayload } from "#core/jobs/registry.ts";
import { messageOf } from "#core/messages/message.ts";
import { type VideoReason } from "#core/messages/video-reason.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/** Records that a job failed for the last time, as the registry declares it for the job's name. */
export async function giveUp<Name extends JobName>(
  worker: WorkerContext,
  name: Name,
  payload: JobPayload<Name>,
): Promise<void> {
  const exhaustion: JobExhaustion = jobRegistry[name].onExhausted;
  switch (exhaustion.effect) {
    case "video_fails":
      return failWith(worker, videoOf(payload), messageOf(exhaustion.reason));
    case "subtitles_fail":
      return failSubtitles(worker, videoOf(payload));
    case "stays_listed":
      return;
    default:
      return exhaustion satisfies never;
  }
}

/** By the registry's types only a job of a video can fail a video. */
function videoOf(payload: object): string {
  return jobRegistry["probe-video"].payload.parse(payload).videoId;
}

async function failWith(worker: WorkerContext, videoId: string, reason: VideoReason): Promise<void> {
  await worker.ctx.db.transaction((tx) => failVideo(tx, { videoId, reason, refused: false }));
}

async function failSubtitles(worker: WorkerContext, videoId: string): Promise<void> {
  await worker.ctx.db.transaction(async (tx) => {
    await tx
      .update(subtitles)
      .set({ state: "failed", failure: SUBTITLES_UNREADABLE })
      .where(and(eq(subtitles.videoId, videoId), eq(subtitles.state, "waiting")));
    await notifyVideo(tx, videoId);
  });
}
