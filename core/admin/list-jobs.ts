import { type JobRow } from "#core/admin/types.ts";
import { CHUNK_JOBS } from "#core/jobs/registry.ts";
import { type CoreContext } from "#core/context.ts";

/** More than an admin looks through; failed work comes first. */
const DEFAULT_LIMIT = 200;

/**
 * The site's work as rows: the queue's jobs (without those for chunks, deletions in their grace period and
 * jobs of deleted videos), the chunks that wait, run or failed, and videos that failed before they had
 * chunks. Failed ones first, then running, then waiting; newest first within these. An id is an argument of
 * `retryJob`: a number for a queue's job, a UUID for a chunk or a video.
 */
export async function listJobs(
  ctx: CoreContext,
  { state, limit = DEFAULT_LIMIT }: { state?: JobRow["state"] | undefined; limit?: number } = {},
): Promise<JobRow[]> {
  const rows = await ctx.sql<JobRow[]>`
    with queue as (
      select j.id::text as id, t.identifier as name, j.payload ->> 'videoId' as video_id, j.attempts::int as attempts,
        case when j.last_error is not null then jsonb_build_object(
          'key', 'stored.text', 'params', jsonb_build_object('text', j.last_error)) end as error, j.updated_at,
        case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'failed'
          else 'waiting' end as state
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier not in ${ctx.sql([...CHUNK_JOBS])}
        and (j.payload ->> 'videoId' is null or exists (
          select 1 from videos v where v.id::text = j.payload ->> 'videoId' and v.deleted_at is null))
        and not (t.identifier = 'delete-objects' and j.run_at > now() and j.attempts = 0)
    ), encoding as (
      select c.id::text as id, 'encode-chunk' as name, c.video_id::text as video_id, c.attempts,
        c.failure as error, coalesce(c.finished_at, c.started_at, c.created_at) as updated_at,
        case c.state when 'pending' then 'waiting' else c.state end as state
      from chunks c where c.state in ('pending', 'running', 'failed')
    ), unplanned as (
      select v.id::text as id, 'probe-video' as name, v.id::text as video_id, 0 as attempts,
        v.failure as error, v.created_at as updated_at, 'failed' as state
      from videos v where v.state = 'failed' and v.deleted_at is null
        and not exists (select 1 from chunks c where c.video_id = v.id and c.state = 'failed')
    ), every as (select * from queue union all select * from encoding union all select * from unplanned)
    select e.id, e.name, e.video_id as "videoId", ti.name as title, e.state, e.attempts, e.error,
      e.updated_at as "updatedAt"
    from every e
    left join videos v on v.id::text = e.video_id left join versions ve on ve.id = v.version_id
    left join playables p on p.id = ve.playable_id left join titles ti on ti.id = p.title_id
    where ${state ? ctx.sql`e.state = ${state}` : ctx.sql`true`}
    order by array_position(array['failed', 'running', 'waiting'], e.state), e.updated_at desc, e.id
    limit ${limit}`;
  return [...rows];
}
