import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";
import { listJobs } from "#core/admin/list-jobs.ts";
import { chunks } from "#db/schema/chunks.ts";

/**
 * Tries one piece of work again: a queue's job (a number) with all of its attempts, or the video of a chunk or a
 * video's own id. Throws not_found; conflict where it has not failed, or trying again cannot help.
 */
export async function retryJob(ctx: CoreContext, id: string): Promise<void> {
  if (/^\d{1,18}$/.test(id)) return await retryQueued(ctx, id);
  if (!isId(id)) throw new DomainError("not_found", "There is no such job.");
  const [chunk] = await ctx.db.select({ videoId: chunks.videoId }).from(chunks).where(eq(chunks.id, id));
  await retryVideo(ctx, chunk?.videoId ?? id);
}

/** Tries all failed work again. Returns how much was taken up, and what could not be, with the reason. */
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
  const [job] = await ctx.sql<{ locked: boolean; failed: boolean }[]>`
    select locked_at is not null as locked, attempts >= max_attempts as failed
    from graphile_worker._private_jobs where id = ${id}::bigint`;
  if (!job) throw new DomainError("not_found", "There is no such job.");
  if (job.locked || !job.failed)
    throw new DomainError("conflict", "This job has not failed: nothing to retry.");
  await ctx.sql`
    select 1 from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`;
}
