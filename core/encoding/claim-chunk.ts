import { type CoreContext } from "#core/context.ts";
import { describeWork, type ClaimedRow } from "#core/encoding/describe-work.ts";
import { LEASE_SECONDS, type ChunkClaim } from "#core/encoding/types.ts";
import { newId } from "#core/ids/uuid.ts";
import { type RawSql } from "#db/client.ts";

/**
 * So many wished-for chunks are looked at, so many heads of lines, and so many chunks of the best line; as many
 * transcoders may claim at the very same moment before one of them goes away empty-handed (reconcile gives it another
 * ticket).
 */
const CANDIDATES = 16;

/**
 * Claims the best chunk there is for `processId`, or null: wished-for ones first (sound before the entry rung before
 * the ladder, the newest wish first), then by priority, then of the video with the fewest running, then of the
 * oldest, the picture before sound of the same number, which reaches three times as far. Wished-for sound costs little
 * and its picture waits for it: by the newest wish alone, a player that reads ahead in the picture would starve its
 * own sound. `onlyFirst` leaves all but chunks 0 (a test's hold). The claim is one statement with no advisory lock
 * inside: its snapshot would be older than the lock.
 */
export async function claimChunk(
  ctx: CoreContext,
  input: { processId: string; onlyFirst?: boolean },
): Promise<ChunkClaim | null> {
  const attemptToken = newId();
  const [row] = await ctx.sql<ClaimedRow[]>`
    update chunks set
      state = 'running', attempt_token = ${attemptToken}, claimed_by = ${input.processId},
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), started_at = now(), attempts = attempts + 1
    where id = (${bestChunk(ctx.sql, input.onlyFirst ?? false)})
    returning id, video_id, plan_id, kind, rung, number, first_segment, segment_count, attempts,
      case when wished_until > now() then wished_segment end as wished_segment`;
  return row ? describeWork(ctx, row, attemptToken) : null;
}

/**
 * The query that finds and locks it; `explain` in the tests looks at this very text. Of each unfinished video only the
 * head of its line is looked up, in an index, and of the best one the whole line, for claims that meet there. Whether a
 * title was deleted is asked of the best alone.
 */
export function bestChunk(sql: RawSql, onlyFirst: boolean) {
  // As text: a plan for any number of rows looks dear, so Postgres would plan anew for every claim (1 to 4 ms).
  const some = sql.unsafe(String(CANDIDATES));
  const held = onlyFirst ? sql`and c.number = 0` : sql``;
  const isUnfinished = sql`v.state in ('queued', 'processing', 'playable') and v.deleted_at is null`;
  const isListed = sql`exists (
    select 1 from versions ve join playables p on p.id = ve.playable_id join titles t on t.id = p.title_id
    where ve.id = v.version_id and t.deleted_at is null)`;
  const waits = sql`c.state = 'pending' and c.not_before <= now() ${held}`;
  return sql`
    with running as (
      select video_id, count(*) as chunks from chunks where state = 'running' group by video_id
    ), wished as (
      select c.id, case c.kind when 'audio' then -1 when 'ladder' then 1 else 0 end as tier, 0 as priority,
        0::bigint as running, c.wished_until as newest, null::timestamptz as age, c.number
      from chunks c join videos v on v.id = c.video_id
      where c.wished_until > now() and c.state in ('pending', 'dormant') and c.not_before <= now() ${held}
        and ${isUnfinished} and ${isListed}
      order by c.wished_until desc, c.number limit ${some}
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
      union all select id, 2, priority, running, null, age, number from best
      union all select id, 2, priority, running, null, age, number from line
    )
    select c.id from candidates k join chunks c on c.id = k.id
    where c.state in ('pending', 'dormant')
    order by k.tier, k.newest desc, k.priority, k.running, k.age, k.number, c.kind = 'audio', c.kind
    limit 1 for update of c skip locked`;
}
