import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Check, type Problem } from "#core/doctor/types.ts";
import { openJobExists } from "#core/jobs/queue-tables.ts";
import { messageOf } from "#core/messages/message.ts";
import { reconcile } from "#core/recovery/reconcile.ts";
import { sqlList, UNFINISHED_STATES } from "#db/schema/video-states.ts";

const LIMIT = 10_000;
/** Jobs are derived from rows each minute; work without a change for longer than that is stuck. */
const PATIENCE_SECONDS = 150;

/** I1: every completed upload is ready, failed with a reason and a retry, or has work that advances. */
export const uploadCheck: Check = {
  id: "I1",
  statement: "Every completed upload is ready, failed with a reason, or being processed",
  remedy: "gives them their jobs again, and a reason where one is missing",
  async *find(ctx) {
    yield* await withoutReason(ctx);
    yield* await withoutWork(ctx);
    yield* await withoutVideo(ctx);
  },
  async repair(ctx) {
    await ctx.sql`
      update videos set failure = ${ctx.sql.json(messageOf("encoding.unexplained"))}
      where state = 'failed' and failure is null`;
    await reconcile(ctx);
  },
};

async function withoutReason(ctx: CoreContext): Promise<Problem[]> {
  const rows = await ctx.sql<{ id: string }[]>`
    select id from videos
    where state = 'failed' and deleted_at is null and failure is null limit ${LIMIT}`;
  return rows.map(({ id }) => ({
    key: `no reason ${id}`,
    what: `video ${id} failed without a reason`,
  }));
}

/** No job that may run, no chunk that runs or has a job, and no change within some minutes. A missing disk is waited for. */
async function withoutWork(ctx: CoreContext): Promise<Problem[]> {
  const rows = await ctx.db.execute<{ id: string; state: string }>(sql`
    select v.id::text as id, v.state from videos v
    where v.state in (${sql.raw(sqlList(UNFINISHED_STATES))}) and v.deleted_at is null and v.unavailable_since is null
      and not ${openJobExists("probe-video", "videoId", sql`v.id`)}
      and not ${openJobExists("publish-video", "videoId", sql`v.id`)}
      and not exists (select 1 from chunks c where c.video_id = v.id and c.state = 'running' and c.lease_until > now())
      and not (
        exists (select 1 from chunks c where c.video_id = v.id and c.state = 'pending')
        and exists (select 1 from graphile_worker.jobs j where j.task_identifier = 'encode-chunk'
          and (j.attempts < j.max_attempts or j.locked_at is not null)))
      and greatest(v.created_at, (
        select max(greatest(c.created_at, c.started_at, c.finished_at)) from chunks c where c.video_id = v.id
      )) < now() - make_interval(secs => ${PATIENCE_SECONDS})
    limit ${LIMIT}`);
  return rows.map(({ id, state }) => ({
    key: `stuck ${id}`,
    what: `video ${id} is ${state}, and no job works on it`,
  }));
}

async function withoutVideo(ctx: CoreContext): Promise<Problem[]> {
  const rows = await ctx.sql<{ id: string }[]>`
    select u.id from uploads u
    where u.state = 'completed' and not exists (select 1 from videos v where v.id = u.video_id) limit ${LIMIT}`;
  return rows.map(({ id }) => ({
    key: `no video ${id}`,
    what: `upload ${id} is completed, and its video is not there: restore the database, or upload the file again`,
  }));
}
