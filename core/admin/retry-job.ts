import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { type CoreContext } from "#core/context.ts";
import { retrySubtitles } from "#core/encoding/retry-subtitles.ts";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";
import { listJobs } from "#core/admin/list-jobs.ts";
import { clearJob, findQueuedJob, restartJob } from "#core/jobs/queue-tables.ts";
import { isJobName, jobRegistry, type JobName, type JobRetry } from "#core/jobs/registry.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { chunks } from "#db/schema/chunks.ts";
import { videos } from "#db/schema/videos.ts";

const byVideo = z.object({ videoId: z.uuid() });

/**
 * Retries one piece of work: a queue's job (by its number) in the way that the registry declares, or a video,
 * by its own id or by its chunk's. Throws not_found; conflict if it has not failed, a retry cannot help, or
 * its video is deleted; gone if its video no longer exists, and the job is removed.
 */
export async function retryJob(ctx: CoreContext, id: string): Promise<void> {
  if (/^\d{1,18}$/.test(id)) return await retryQueued(ctx, id);
  if (!isId(id)) throw new DomainError("not_found", "jobs.notFound");
  const [chunk] = await ctx.db.select({ videoId: chunks.videoId }).from(chunks).where(eq(chunks.id, id));
  await retryVideo(ctx, chunk?.videoId ?? id);
}

/** Retries all failed work. Returns the number of retried jobs, and the refused ones with their reasons. */
export async function retryAllFailed(
  ctx: CoreContext,
): Promise<{ retried: number; refused: { id: string; reason: string }[] }> {
  const refused: { id: string; reason: string }[] = [];
  const retried = new Set<string>();
  for (const job of await listJobs(ctx, { state: "failed", limit: 10_000 })) {
    const id = /^\d+$/.test(job.id) ? job.id : (job.videoId ?? job.id);
    if (retried.has(id) || refused.some((one) => one.id === id)) continue;
    try {
      await retryJob(ctx, id);
      retried.add(id);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push({ id, reason: error.message });
    }
  }
  return { retried: retried.size, refused };
}

async function retryQueued(ctx: CoreContext, id: string): Promise<void> {
  const job = await findQueuedJob(ctx.db, id);
  if (!job || !isJobName(job.name)) throw new DomainError("not_found", "jobs.notFound");
  if (job.isRunning || !job.isSpent) throw new DomainError("conflict", "jobs.nothingToRetry");
  const videoId = byVideo.safeParse(job.payload).data?.videoId;
  if (videoId !== undefined) await assertVideoStands(ctx, id, videoId);
  await takeUpAgain(ctx, { id, name: job.name, videoId });
}

/** A job of a video that no longer exists is removed, with an error; a job of a restorable video is kept. */
async function assertVideoStands(ctx: CoreContext, id: string, videoId: string): Promise<void> {
  const [video] = await ctx.db
    .select({ deletedAt: videos.deletedAt })
    .from(videos)
    .where(eq(videos.id, videoId));
  if (video && !video.deletedAt) return;
  if (video) throw new DomainError("conflict", "jobs.filmDeleted");
  await clearJob(ctx.db, id);
  throw new DomainError("gone", "jobs.removedWithFilm");
}

interface SpentJob {
  readonly id: string;
  readonly name: JobName;
  /** Set for each job of a video. */
  readonly videoId: string | undefined;
}

async function takeUpAgain(ctx: CoreContext, { id, name, videoId = "" }: SpentJob): Promise<void> {
  const retriedBy: JobRetry = jobRegistry[name].retriedBy;
  switch (retriedBy) {
    case "video":
      if (await hasFailed(ctx, videoId)) await retryVideo(ctx, videoId);
      return clearJob(ctx.db, id);
    case "subtitles":
      return ctx.db.transaction(async (tx) => {
        await retrySubtitles(tx, videoId);
        await clearJob(tx, id);
        await notifyVideo(tx, videoId);
      });
    case "job":
      return restartJob(ctx.db, id);
    case "rows":
      return clearJob(ctx.db, id);
    default:
      return retriedBy satisfies never;
  }
}

/** A video in progress needs no retry: reconcile adds its missing job. */
async function hasFailed(ctx: CoreContext, videoId: string): Promise<boolean> {
  const failed = and(eq(videos.id, videoId), eq(videos.state, "failed"));
  return (await ctx.db.select({ id: videos.id }).from(videos).where(failed)).length > 0;
}
