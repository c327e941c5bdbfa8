import { CHUNK_JOBS } from "#core/jobs/registry.ts";
import { type CoreContext } from "#core/context.ts";
import { sqlList, UNFINISHED_STATES } from "#db/schema/video-states.ts";

/** Work that waits or runs. */
export interface OpenWork {
  readonly videos: number;
  readonly chunks: number;
  readonly jobs: number;
}

/**
 * Counts what keeps the site busy: videos in progress, chunks that wait or run, and jobs that are due or
 * running. Not counted are work delayed for more than a day (deletions in their grace period, seeded videos),
 * deleted videos, and work that failed for good.
 */
export async function countOpenWork(ctx: CoreContext): Promise<OpenWork> {
  const [row] = await ctx.sql<{ videos: number; chunks: number; jobs: number }[]>`
    select
      (select count(*)::int from videos v
        where v.state in (${ctx.sql.unsafe(sqlList(UNFINISHED_STATES))}) and v.deleted_at is null and not exists (
          select 1 from graphile_worker._private_jobs j
          where j.payload ->> 'videoId' = v.id::text and j.run_at > now() + interval '1 day')) as videos,
      (select count(*)::int from chunks c join videos v on v.id = c.video_id
        where c.state in ('pending', 'running') and v.state <> 'failed' and v.deleted_at is null
          and c.not_before <= now() + interval '1 day') as chunks,
      (select count(*)::int from graphile_worker.jobs j
        where j.task_identifier not in ${ctx.sql([...CHUNK_JOBS, "reconcile"])}
          and (j.locked_at is not null or (j.run_at <= now() and j.attempts < j.max_attempts))) as jobs`;
  return row ?? { videos: 0, chunks: 0, jobs: 0 };
}

/** Whether no work is left. */
export function isIdle(work: OpenWork): boolean {
  return work.videos === 0 && work.chunks === 0 && work.jobs === 0;
}
