import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { fileEndNotice } from "#core/videos/file-end-notice.ts";
import { measureProgress, type Progress, type CompletedWork } from "#core/videos/measure-progress.ts";
import { segmentedBar } from "#core/videos/segmented-bar.ts";
import { type VideoRow } from "#core/videos/select-videos.ts";
import { isUnfinished } from "#core/videos/video-states.ts";
import { type VideoProgress } from "#core/videos/types.ts";

/** The speed is that of the last two minutes: long enough for a chunk of the ladder on a small machine. */
const PACE_SECONDS = 120;

type ChunkState = Parameters<typeof segmentedBar>[0][number];

/** The progress of videos, in the given order: two queries for any number of videos. */
export async function describeProgress(
  ctx: CoreContext,
  rows: readonly VideoRow[],
): Promise<VideoProgress[]> {
  const [work, bars] = await Promise.all([loadWork(ctx, rows), loadBars(ctx, rows)]);
  return rows.map((row) => toProgress(row, work.get(row.video.id), bars.get(row.video.id) ?? []));
}

function toProgress(
  row: VideoRow,
  work: CompletedWork | undefined,
  bar: readonly ChunkState[],
): VideoProgress {
  const { video, titleId, playableId, title } = row;
  const { percent, secondsLeft } = progressOf(row, work);
  return {
    id: video.id,
    titleId,
    playableId,
    title,
    state: video.state,
    progressPercent: percent,
    secondsLeft,
    parts: segmentedBar(bar),
    reason: video.failure,
    notice: noticeOf(row),
  };
}

/** A ready video does not need its file. */
function noticeOf({ video, plan }: VideoRow): Message | null {
  if (video.unavailableSince && isUnfinished(video.state)) return messageOf("encoding.sourceAway");
  return plan && fileEndNotice(plan, video.endsAtSegment);
}

function progressOf({ video, plan }: VideoRow, work: CompletedWork | undefined): Progress {
  if (video.state === "ready") return { percent: 100, secondsLeft: 0 };
  if (!plan || !work) return { percent: 0, secondsLeft: null };
  const progress = measureProgress(plan, video.endsAtSegment, work);
  return video.state === "failed" ? { ...progress, secondsLeft: null } : progress;
}

interface CountRow extends Record<string, unknown> {
  video_id: string;
  renditionName: string;
  count: number;
  recent: number;
  window_seconds: number;
}

/** Counts only segments of unfinished videos: a ready film has thousands, and is 100 % by its state. */
async function loadWork(ctx: CoreContext, rows: readonly VideoRow[]): Promise<Map<string, CompletedWork>> {
  const planIds = rows.flatMap(({ video }) => (video.state === "ready" ? [] : (video.currentPlanId ?? [])));
  if (planIds.length === 0) return new Map();
  const counts = await ctx.db.execute<CountRow>(sql`
    with counted as (
      select video_id, rendition_name, count(*)::int as count, min(created_at) as first_at,
        (count(*) filter (where created_at > now() - make_interval(secs => ${PACE_SECONDS})))::int as recent
      from segments where plan_id in ${planIds} group by video_id, rendition_name
    )
    select video_id, rendition_name as "renditionName", count, recent,
      least(${PACE_SECONDS}, extract(epoch from now() - min(first_at) over (partition by video_id)))::float
        as window_seconds
    from counted`);
  const byVideo = new Map<string, { counts: CountRow[]; windowSeconds: number }>();
  for (const row of counts) {
    const known = byVideo.get(row.video_id) ?? { counts: [], windowSeconds: row.window_seconds };
    known.counts.push(row);
    byVideo.set(row.video_id, known);
  }
  return byVideo;
}

async function loadBars(ctx: CoreContext, rows: readonly VideoRow[]): Promise<Map<string, ChunkState[]>> {
  const planIds = rows.flatMap(({ video }) => video.currentPlanId ?? []);
  if (planIds.length === 0) return new Map();
  const bars = await ctx.db.execute<{ video_id: string; states: ChunkState[] }>(sql`
    select video_id, json_agg(state order by number) as states
    from chunks where plan_id in ${planIds} and kind = 'ladder' group by video_id`);
  return new Map(bars.map((row) => [row.video_id, row.states]));
}
