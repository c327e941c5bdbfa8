import { sql, type SQL } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { PREFETCH_SECONDS, REQUEST_SECONDS } from "#core/encoding/types.ts";
import { enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { isAudioRendition, type SegmentRef } from "#core/playback/segment-requests/segment-ref.ts";

/** How far a request reaches ahead at most: 32 s of look-ahead in segments of 4 s. */
const AHEAD_SEGMENTS = 8;

/**
 * Requests a segment that a viewer waits for, and the next one (a seek into a segment's last second would
 * wait again): raises the chunks that contain them, and adds a job for each in the same transaction if that
 * segment was not requested yet. Playback needs video and audio, so a video segment also raises the default
 * audio at its position, and an audio segment the entry rendition, if they are missing: then a seek waits
 * once, not twice. Dormant chunks stay dormant and can be claimed while the request lasts, so an expired
 * request is withdrawn.
 */
export async function requestSegment(ctx: CoreContext, segment: SegmentRef): Promise<void> {
  const range = { from: segment.number, to: segment.number + 1 };
  await raise(
    ctx,
    segment,
    sql`
    with wanted as (
      select c.id, greatest(c.first_segment, ${range.from}::int) as segment,
        coalesce(c.requested_until <= now() or c.requested_segment <> greatest(c.first_segment, ${range.from}::int), true)
          and c.state <> 'running' as is_new
      from chunks c where ${makesAny(segment, range)} or ${makesOtherHalf(segment, range)} order by c.id for update
    )
    update chunks c set requested_until = now() + make_interval(secs => ${REQUEST_SECONDS}), requested_segment = w.segment
    from wanted w where w.id = c.id returning w.is_new as is_new`,
  );
}

/**
 * Looks ahead: requests the missing segments of a rendition in a range with low priority, unless a running
 * ladder run will encode them. No viewer waits for them.
 */
export async function requestAhead(
  ctx: CoreContext,
  segment: Omit<SegmentRef, "number">,
  range: { from: number; to: number },
): Promise<void> {
  await raise(
    ctx,
    segment,
    sql`
    with wanted as (
      select c.id, greatest(c.first_segment, ${range.from}::int) as segment,
        coalesce(c.requested_until <= now(), true) and c.state <> 'running' as is_new
      from chunks c
      where ${makesAny(segment, range)} and not exists (
        select 1 from chunks l where l.plan_id = c.plan_id and l.kind = 'ladder' and l.state = 'running'
          and c.kind <> 'audio' and l.first_segment <= c.first_segment
          and l.first_segment + l.segment_count >= c.first_segment + c.segment_count)
      and (
        select count(*) from segments s where s.plan_id = c.plan_id and s.rendition_name = ${segment.renditionName}
          and s.number >= greatest(c.first_segment, ${range.from}::int)
          and s.number < c.first_segment + c.segment_count
      ) < c.first_segment + c.segment_count - greatest(c.first_segment, ${range.from}::int)
      order by c.id for update of c
    )
    update chunks c set
      requested_until = greatest(c.requested_until, now() + make_interval(secs => ${PREFETCH_SECONDS})),
      requested_segment = case when coalesce(c.requested_until <= now(), true) then w.segment else c.requested_segment end
    from wanted w where w.id = c.id returning w.is_new as is_new`,
  );
}

/**
 * Withdraws the request for a segment, and the look-ahead after it, when its last viewer has left, so that
 * transcoders turn to segments that viewers wait for. Requests of other processes for the same segment return
 * with their next renewal (2 s).
 */
export async function withdrawRequest(ctx: CoreContext, segment: SegmentRef): Promise<void> {
  const range = { from: segment.number, to: segment.number + AHEAD_SEGMENTS };
  await ctx.db.execute(sql`
    update chunks c set requested_until = now()
    where c.requested_until > now() and ${overlapsRange(segment.planId, range)}`);
}

async function raise(ctx: CoreContext, segment: Omit<SegmentRef, "number">, update: SQL): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const raised = await tx.execute<{ is_new: boolean }>(update);
    await enqueueEncodeJobs(tx, raised.filter((chunk) => chunk.is_new).length);
  });
}

/**
 * The unfinished chunks (`c`) that contain segments of a range of a rendition: its entry or audio chunks, or
 * the ladder's if the rendition has no chunks of its own.
 */
function makesAny(segment: Omit<SegmentRef, "number">, range: { from: number; to: number }): SQL {
  const ownKind = isAudioRendition(segment.renditionName) ? sql`'audio'` : sql`'entry'`;
  const own = sql`c.kind = ${ownKind} and c.rendition_name = ${segment.renditionName}`;
  const ladder = sql`c.kind = 'ladder' and not exists (
    select 1 from chunks e where e.plan_id = c.plan_id and e.kind = 'entry' and e.rendition_name = ${segment.renditionName})`;
  const kinds = isAudioRendition(segment.renditionName) ? own : sql`((${own}) or (${ladder}))`;
  return sql`(${overlapsRange(segment.planId, range)} and ${kinds})`;
}

/**
 * The unfinished chunks (`c`) of the audio or video that plays with a rendition, if its segment of the range
 * is missing.
 */
function makesOtherHalf(segment: Omit<SegmentRef, "number">, range: { from: number; to: number }): SQL {
  const otherHalf = isAudioRendition(segment.renditionName)
    ? sql`c.kind = 'entry'`
    : sql`c.kind = 'audio' and c.rendition_name in (
        select t.rendition_name from audio_tracks t where t.plan_id = ${segment.planId} and t.is_default)`;
  return sql`(${overlapsRange(segment.planId, range)} and ${otherHalf} and not exists (
    select 1 from segments s where s.plan_id = c.plan_id and s.rendition_name = c.rendition_name
      and s.number = greatest(c.first_segment, ${range.from}::int)))`;
}

function overlapsRange(planId: string, range: { from: number; to: number }): SQL {
  return sql`c.plan_id = ${planId} and c.state in ('dormant', 'pending', 'running')
    and c.first_segment <= ${range.to}::int and c.first_segment + c.segment_count > ${range.from}::int`;
}
