import { sql } from "drizzle-orm";
import { publishScheduled } from "#core/catalog/publish-scheduled.ts";
import { type CoreContext } from "#core/context.ts";
import { readDemoRecord } from "#core/demo/demo-record.ts";
import { failVideo } from "#core/encoding/fail-video.ts";
import { freeLapsedChunks } from "#core/encoding/chunks/free-chunks.ts";
import { markPlayable } from "#core/encoding/publishing/mark-playable.ts";
import { SUBTITLES_UNREADABLE } from "#core/encoding/subtitle-failure.ts";
import { enqueueImports } from "#core/import/runs/enqueue-imports.ts";
import { enqueueWatched } from "#core/import/watched/enqueue-watched.ts";
import { enqueue, enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import {
  countFreeJobs,
  deleteDeadEncodeJobs,
  deleteSettledJobs,
  exhaustedJobExists,
  freeLocksOfStopped,
  openJobExists,
} from "#core/jobs/queue-tables.ts";
import { messageOf } from "#core/messages/message.ts";
import { settleArtworks } from "#core/recovery/settle-artworks.ts";
import { enqueueLagging } from "#core/search/index-lag.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { type Transaction } from "#db/client.ts";
import { ENCODING_STATES, sqlList, UNFINISHED_STATES } from "#db/schema/video-states.ts";

/** What a round corrected; all zero if nothing was missing. */
export interface Reconciled {
  readonly lapsedChunks: number;
  readonly encodeJobs: number;
  readonly probes: number;
  readonly publishes: number;
  readonly playable: number;
  readonly subtitles: number;
  readonly deletions: number;
  readonly demo: number;
  readonly failed: number;
  /** Titles that the search index does not show as they are. */
  readonly indexed: number;
  /** Drafts whose time to be published has come. */
  readonly published: number;
  /** Image files that got a new job, or were given up. */
  readonly artworks: number;
  /** Imports and watched folders that got a new job. */
  readonly imports: number;
}

/** The maximum of each in one round; the next round comes in a minute. */
const ROUND = 1000;
/** A row's own job has this long to become visible, before another is derived from the row. */
const SETTLE_SECONDS = 30;

/**
 * Derives missing jobs from rows: rows decide, never jobs. Runs each minute, and by `doctor --repair`. Safe
 * at any time, because every job checks its rows before it does anything.
 */
export async function reconcile(ctx: CoreContext): Promise<Reconciled> {
  const round = await ctx.db.transaction(async (tx) => {
    const lapsedChunks = await freeLapsedChunks(tx);
    await freeLocksOfStopped(tx);
    await deleteDeadEncodeJobs(tx);
    const failed = (await failExhaustedProbes(tx)) + (await failExhaustedSubtitles(tx));
    // After the failures above, which are derived from spent jobs.
    await deleteSettledJobs(tx);
    const probes = await enqueueProbes(tx);
    const publishes = await enqueuePublishes(tx);
    const subtitles = await enqueueSubtitles(tx);
    const deletions = await enqueueDeletions(tx);
    const demo = await enqueueDemo(tx);
    const encodeJobs = await addEncodeJobs(tx);
    const indexed = await enqueueLagging(ctx, tx, { limit: ROUND, isMissing: true });
    const published = await publishScheduled(tx);
    const imports = (await enqueueImports(tx)) + (await enqueueWatched(tx));
    await forgetProcesses(tx);
    await forgetBulkEdits(tx);
    await forgetSignInTries(tx);
    return {
      lapsedChunks,
      encodeJobs,
      probes,
      publishes,
      subtitles,
      deletions,
      demo,
      failed,
      indexed,
      published,
      imports,
    };
  });
  return { ...round, playable: await markStuckPlayable(ctx), artworks: await settleArtworks(ctx) };
}

/**
 * As many jobs as chunks that could be claimed now, and one for the urgent queue where a chunk waits for it. Returns
 * how many chunks got one.
 */
export async function addEncodeJobs(tx: Transaction): Promise<number> {
  const [waiting] = await tx.execute<{ count: number; urgent: number }>(sql`
    select count(*)::int as count,
      count(*) filter (where c.kind <> 'ladder' and (c.priority < 2 or c.requested_until > now()))::int as urgent
    from chunks c join videos v on v.id = c.video_id
    where v.state in (${sql.raw(sqlList(UNFINISHED_STATES))}) and v.deleted_at is null and v.unavailable_since is null
      and c.not_before <= now()
      and (c.state = 'pending' or (c.state = 'dormant' and c.requested_until > now()))`);
  const { count = 0, urgent = 0 } = waiting ?? {};
  const missing = Math.min(ROUND, count - (await countFreeJobs(tx, "encode-chunk")));
  const isUrgentMissing = urgent > 0 && (await countFreeJobs(tx, "encode-urgent-chunks")) === 0;
  await enqueueEncodeJobs(tx, Math.max(missing, isUrgentMissing ? 1 : 0));
  return Math.max(0, missing);
}

/** A worker that was killed on a probe's last attempt could not record the failure itself. */
async function failExhaustedProbes(tx: Transaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    select v.id::text as id from videos v
    where v.state = 'queued' and ${exhaustedJobExists("probe-video", "videoId", sql`v.id`)}
      and not ${openJobExists("probe-video", "videoId", sql`v.id`)}
    limit ${ROUND}`);
  const reason = messageOf("encoding.probeInterrupted");
  for (const { id } of rows) await failVideo(tx, { videoId: id, reason, refused: false });
  return rows.length;
}

/**
 * The same for subtitles: without this, a file that kills its worker would be given to the next one each
 * minute.
 */
async function failExhaustedSubtitles(tx: Transaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    with spent as (
      select distinct s.video_id from subtitles s
      where s.state = 'waiting'
        and ${exhaustedJobExists("extract-subtitles", "videoId", sql`s.video_id`)}
        and not ${openJobExists("extract-subtitles", "videoId", sql`s.video_id`)}
      limit ${ROUND}),
    ended as (
      update subtitles s set state = 'failed', failure = ${JSON.stringify(SUBTITLES_UNREADABLE)}::jsonb
      from spent where s.video_id = spent.video_id and s.state = 'waiting')
    select video_id::text as id from spent`);
  for (const { id } of rows) await notifyVideo(tx, id);
  return rows.length;
}

async function enqueueProbes(tx: Transaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    select v.id::text as id from videos v
    where v.state = 'queued' and v.deleted_at is null and v.created_at < now() - make_interval(secs => ${SETTLE_SECONDS})
      and not ${openJobExists("probe-video", "videoId", sql`v.id`)}
    limit ${ROUND}`);
  for (const { id } of rows) await enqueue(tx, "probe-video", { videoId: id });
  return rows.length;
}

async function enqueuePublishes(tx: Transaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    select v.id::text as id from videos v
    where v.state in (${sql.raw(sqlList(ENCODING_STATES))}) and v.deleted_at is null and v.current_plan_id is not null
      and not exists (
        select 1 from chunks c
        where c.plan_id = v.current_plan_id and c.kind in ('ladder', 'audio') and c.state <> 'complete')
      and not ${openJobExists("publish-video", "videoId", sql`v.id`)}
    limit ${ROUND}`);
  for (const { id } of rows) await enqueue(tx, "publish-video", { videoId: id });
  return rows.length;
}

async function enqueueSubtitles(tx: Transaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct s.video_id::text as id from subtitles s join videos v on v.id = s.video_id
    where s.state = 'waiting' and v.deleted_at is null
      and v.playable_at is not null and s.created_at < now() - make_interval(secs => ${SETTLE_SECONDS})
      and not ${openJobExists("extract-subtitles", "videoId", sql`s.video_id`)}
    limit ${ROUND}`);
  for (const { id } of rows) await enqueue(tx, "extract-subtitles", { videoId: id });
  return rows.length;
}

/** The record of the demo says that it is being imported, and no job does. */
async function enqueueDemo(tx: Transaction): Promise<number> {
  const record = await readDemoRecord(tx);
  if (record?.state !== "importing") return 0;
  const [found] = await tx.execute<{ open: boolean }>(sql`
    select ${openJobExists("import-demo", "record", sql`'demo'`)}
      or ${exhaustedJobExists("import-demo", "record", sql`'demo'`)} as open`);
  if (found?.open !== false) return 0;
  await enqueue(tx, "import-demo", { record: "demo" });
  return 1;
}

async function enqueueDeletions(tx: Transaction): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    select t.id::text as id from tombstones t
    where t.completed_at is null and t.due_at <= now()
      and not ${openJobExists("delete-objects", "tombstoneId", sql`t.id`)}
    limit ${ROUND}`);
  for (const { id } of rows) await enqueue(tx, "delete-objects", { tombstoneId: id });
  return rows.length;
}

async function forgetProcesses(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    delete from processes where stopped_at < now() - interval '1 day'
      or heartbeat_at < now() - interval '7 days'`);
}

async function forgetSignInTries(tx: Transaction): Promise<void> {
  await tx.execute(sql`delete from rate_limits where expire < now() - interval '1 hour'`);
  await tx.execute(sql`delete from known_addresses where last_used_at < now() - interval '90 days'`);
}

/** A bulk edit can be undone for a day. */
async function forgetBulkEdits(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    delete from bulk_edits where id in (
      select id from bulk_edits where created_at < now() - interval '1 day' limit ${ROUND})`);
}

async function markStuckPlayable(ctx: CoreContext): Promise<number> {
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select v.id::text as id from videos v
    where v.state = 'processing'
      and exists (select 1 from segments s where s.plan_id = v.current_plan_id and s.number = 0)
    limit ${ROUND}`);
  let moved = 0;
  for (const { id } of rows) if (await markPlayable(ctx, id)) moved++;
  return moved;
}
