import { type CoreContext } from "#core/context.ts";
import { claimFound } from "#core/encoding/chunks/chunk-states.ts";
import { describeWork, type ClaimedRow } from "#core/encoding/chunks/describe-work.ts";
import { PREFETCH_SECONDS, type ChunkClaim } from "#core/encoding/types.ts";
import { newId } from "#core/uuid.ts";
import { type RawSql } from "#db/client.ts";
import { sqlList, UNFINISHED_STATES } from "#db/schema/video-states.ts";

/**
 * The number of requested chunks that are read, of videos, and of chunks of the best video. As many
 * transcoders may claim at the same moment before one of them gets no chunk (reconcile adds another job).
 */
const CANDIDATES = 16;

/**
 * The conditions on the chunks `c` of a queue, as SQL text: constants, so that Postgres keeps one plan per
 * queue.
 */
const QUEUE_CONDITIONS: Readonly<
  Record<ClaimQueue, { readonly requested: string; readonly waiting: string }>
> = {
  // Priorities below 2 are those of the first minute; videos in the background have none of them.
  urgent: { requested: "and c.kind <> 'ladder'", waiting: "and c.kind <> 'ladder' and c.priority < 2" },
  transcode: { requested: "and c.kind = 'ladder'", waiting: "and c.priority >= 2" },
  any: { requested: "", waiting: "" },
};

/**
 * Which chunks a claim may take. `urgent`: entry and audio chunks that viewers wait for or that belong to a film's
 * first minute. `transcode`: all others. `any`: both.
 */
export type ClaimQueue = "urgent" | "transcode" | "any";

export interface ClaimChoice {
  readonly queue: ClaimQueue;
  /** Leaves out all but chunks 0 (a test's hold). */
  readonly onlyFirst: boolean;
}

/**
 * Claims the best chunk there is for `processId`, or null: those that a viewer is held waiting for first (audio before
 * the entry rendition before the ladder, the newest request first), then first chunks, then what viewers will want
 * soon, then by priority, then of the video with the fewest running, then of the oldest, the video track before audio
 * of the same number, which reaches three times as far. Requested audio costs
 * little and its video track waits for it: by the newest request alone, a player that reads ahead in the video track
 * would starve its own audio. The claim is one statement with no advisory lock inside: its snapshot would be older
 * than the lock.
 */
export async function claimChunk(
  ctx: CoreContext,
  input: { processId: string } & Partial<ClaimChoice>,
): Promise<ChunkClaim | null> {
  const attemptToken = newId();
  const row = await claimFound<ClaimedRow>(ctx.sql, {
    found: bestChunk(ctx.sql, { queue: "any", onlyFirst: false, ...input }),
    returning: claimedColumns(ctx.sql),
    processId: input.processId,
    attemptToken,
  });
  return row ? describeWork(ctx, row, attemptToken) : null;
}

/** What `ClaimedRow` holds. */
const claimedColumns = (sql: RawSql) => sql`
  id, video_id, plan_id, kind, rendition_name, number, first_segment, segment_count, priority, attempts,
  case when requested_until > now() then requested_segment end as requested_segment,
  coalesce(${isAwaited(sql)}, false) as is_awaited`;

/**
 * SQL: a viewer is held waiting for a segment of the chunk now. Held requests are renewed every 2 s for 10 s, and those
 * that only look ahead last 6 s, so more than 6 s left means a held one.
 */
export const isAwaited = (sql: RawSql) =>
  sql`requested_until > now() + make_interval(secs => ${sql.unsafe(String(PREFETCH_SECONDS))})`;

/** The query that finds and locks it; `explain` in the tests uses this same text. */
export const bestChunk = (sql: RawSql, choice: ClaimChoice) =>
  sql`${nextChunkOf(sql, choice)} for update of c skip locked`;

/**
 * The query that finds what would be claimed next, without a lock. Of each unfinished video only the first
 * chunk is read, by an index, and of the best video several chunks, for simultaneous claims. Whether a title
 * was deleted is checked for the best ones only.
 */
export function nextChunkOf(sql: RawSql, { queue, onlyFirst }: ClaimChoice) {
  // As text, not as parameters: a query plan for any number of rows looks expensive, so Postgres would plan
  // again for every claim (1 to 4 ms).
  const some = sql.unsafe(String(CANDIDATES));
  const held = onlyFirst ? sql`and c.number = 0` : sql``;
  const isUnfinished = sql`v.state in (${sql.unsafe(sqlList(UNFINISHED_STATES))}) and v.deleted_at is null
    and v.unavailable_since is null`;
  const isListed = sql`exists (
    select 1 from versions ve join playables p on p.id = ve.playable_id join titles t on t.id = p.title_id
    where ve.id = v.version_id and t.deleted_at is null)`;
  // After the first minute an entry chunk is dormant until it is requested; pending chunks there are audio.
  const isOfQueue = QUEUE_CONDITIONS[queue];
  const requestedOfQueue = sql.unsafe(isOfQueue.requested);
  const waits = sql`c.state = 'pending' and c.not_before <= now() ${held} ${sql.unsafe(isOfQueue.waiting)}`;
  const tierOfWaiting = sql`case when priority = 0 then 3 else 7 end`;
  return sql`
    with running as (
      select video_id, count(*) as chunks from chunks where state = 'running' group by video_id
    ), wished as (
      select c.id, case c.kind when 'audio' then 0 when 'entry' then 1 else 2 end
        + case when ${isAwaited(sql)} then 0 else 4 end as tier, 0 as priority,
        0::bigint as running, c.requested_until as newest, null::timestamptz as age, c.number
      from chunks c join videos v on v.id = c.video_id
      where c.requested_until > now() and c.state in ('pending', 'dormant') and c.not_before <= now() ${held}
        ${requestedOfQueue} and ${isUnfinished} and ${isListed}
      order by c.requested_until desc, c.number limit ${some}
    ), heads as materialized (
      select head.*, coalesce(running.chunks, 0) as running, v.created_at as age, v.id as video_id, v.version_id
      from videos v left join running on running.video_id = v.id
      cross join lateral (
        select c.id, c.priority, c.number from chunks c where c.video_id = v.id and ${waits}
        order by c.priority, c.number limit 1
      ) head
      where ${isUnfinished}
    ), best as materialized (
      select v.* from (select * from heads order by priority, running, age, number) v where ${isListed}
      order by v.priority, v.running, v.age, v.number limit ${some}
    ), line as (
      select c.id, c.priority, v.running, v.age, c.number
      from (select * from best order by priority, running, age, number limit 1) v
      cross join lateral (
        select c.id, c.priority, c.number from chunks c
        where c.video_id = v.video_id and ${waits} order by c.priority, c.number limit ${some}
      ) c
    ), candidates as (
      select * from wished
      union all select id, ${tierOfWaiting}, priority, running, null, age, number from best
      union all select id, ${tierOfWaiting}, priority, running, null, age, number from line
    )
    select c.id from candidates k join chunks c on c.id = k.id
    where c.state in ('pending', 'dormant')
    order by k.tier, k.newest desc, k.priority, k.running, k.age, k.number, c.kind = 'audio', c.kind
    limit 1`;
}
