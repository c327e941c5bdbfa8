import { and, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { insertChunks } from "#core/encoding/chunks/chunk-states.ts";
import { planChunks } from "#core/encoding/plans/plan-chunks.ts";
import { newId } from "#core/uuid.ts";
import { enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { planDelaySeconds } from "#core/media/plan/plan-video.ts";
import { type MediaInfo, type Plan } from "#core/media/types.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { ownLanguageName } from "#core/subtitles/subtitle-name.ts";
import { type Transaction } from "#db/client.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { chapters } from "#db/schema/chapters.ts";
import { plans } from "#db/schema/plans.ts";
import { renditions } from "#db/schema/renditions.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { videos } from "#db/schema/videos.ts";

/** A rendition's init segment, as it is in the store. */
export interface StoredInit {
  readonly renditionName: string;
  readonly bytes: number;
  /** RFC 6381. */
  readonly codecs: string;
}

export interface NewPlan {
  readonly videoId: string;
  readonly info: MediaInfo;
  readonly plan: Plan;
  readonly hash: string;
  readonly ffmpegVersion: string;
  /** One for each video rendition and audio track; already stored. */
  readonly inits: readonly StoredInit[];
}

/** The jobs that a new plan gets at once; reconcile adds more as they are used up. */
const MAX_ENCODE_JOBS = 5000;

/**
 * Writes a queued video's plan with everything that hangs on it (renditions, audio tracks, subtitles to
 * extract, chapters, chunks and their jobs) in one transaction, and makes the video `processing`. Idempotent:
 * a video that is no longer queued is not changed, and false is returned.
 */
export async function createPlan(ctx: CoreContext, input: NewPlan): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const [video] = await tx
      .select({ state: videos.state, isBackground: videos.isBackground })
      .from(videos)
      .where(eq(videos.id, input.videoId))
      .for("no key update");
    if (video?.state !== "queued") return false;
    const planId = await insertPlan(tx, input);
    await insertRenditions(tx, input, planId);
    await insertSideTables(tx, input);
    await insertPlannedChunks(tx, input, { planId, isBackground: video.isBackground });
    await tx
      .update(videos)
      .set({ state: "processing", currentPlanId: planId, durationSeconds: input.plan.durationSeconds })
      .where(and(eq(videos.id, input.videoId), eq(videos.state, "queued")));
    await notifyVideo(tx, input.videoId);
    return true;
  });
}

/** The plan's id: of a new row, or of the row of an earlier attempt. */
async function insertPlan(tx: Transaction, input: NewPlan): Promise<string> {
  const { videoId, hash, plan, ffmpegVersion } = input;
  const row = { id: newId(), videoId, hash, plan, ffmpegVersion };
  const [kept] = await tx
    .insert(plans)
    .values(row)
    .onConflictDoUpdate({ target: [plans.videoId, plans.hash], set: { hash: sql`excluded.hash` } })
    .returning({ id: plans.id });
  return kept?.id ?? row.id;
}

/** A plan that is created again has restored missing inits: existing rows now describe what is stored. */
const NEW_INIT = { codecs: sql`excluded.codecs`, initBytes: sql`excluded.init_bytes` };

async function insertRenditions(tx: Transaction, input: NewPlan, planId: string): Promise<void> {
  const { videoId, plan } = input;
  const init = (renditionName: string) => {
    const found = input.inits.find((one) => one.renditionName === renditionName);
    if (!found) throw new Error(`No init segment was made for ${renditionName}.`);
    return { codecs: found.codecs, initBytes: found.bytes };
  };
  const renditionRows = plan.renditions.map(({ renditionName, height }) => ({
    planId,
    videoId,
    renditionName,
    height,
    ...init(renditionName),
  }));
  await tx
    .insert(renditions)
    .values(renditionRows)
    .onConflictDoUpdate({ target: [renditions.planId, renditions.renditionName], set: NEW_INIT });
  const audioRows = plan.audio.map(({ renditionName, languageTag, name, channels, isDefault }) => ({
    planId,
    videoId,
    renditionName,
    languageTag,
    name,
    channels,
    isDefault,
    ...init(renditionName),
  }));
  if (audioRows.length === 0) return;
  await tx
    .insert(audioTracks)
    .values(audioRows)
    .onConflictDoUpdate({ target: [audioTracks.planId, audioTracks.renditionName], set: NEW_INIT });
}

/**
 * Text subtitles, which a separate job extracts once the first segments exist, and chapters, in the plan's
 * time.
 */
async function insertSideTables(tx: Transaction, { videoId, info, plan }: NewPlan): Promise<void> {
  const texts = info.subtitles.filter((stream) => stream.isText);
  const rows = texts.map((stream, number) => ({
    id: newId(),
    videoId,
    number,
    sourceStreamIndex: stream.index,
    languageTag: stream.languageTag,
    name: stream.name ?? ownLanguageName(stream.languageTag),
    isForced: stream.isForced,
    isHearingImpaired: stream.isHearingImpaired,
    isDefault: stream.isDefault,
  }));
  if (rows.length > 0) {
    await tx.insert(subtitles).values(rows).onConflictDoNothing();
  }
  const delaySeconds = planDelaySeconds(plan, info);
  const marks = info.chapters
    .map((chapter) => ({
      ...chapter,
      startSeconds: Math.max(0, chapter.startSeconds - delaySeconds),
      endSeconds: chapter.endSeconds - delaySeconds,
    }))
    .filter((chapter) => chapter.endSeconds > chapter.startSeconds)
    .map((chapter, number) => ({ videoId, number, ...chapter }));
  if (marks.length > 0) await tx.insert(chapters).values(marks).onConflictDoNothing();
}

async function insertPlannedChunks(
  tx: Transaction,
  { plan, videoId }: NewPlan,
  of: { planId: string; isBackground: boolean },
): Promise<void> {
  const rows = planChunks(plan, { videoId, ...of });
  await insertChunks(tx, rows);
  const pending = rows.filter((row) => row.state === "pending").length;
  await enqueueEncodeJobs(tx, Math.min(pending, MAX_ENCODE_JOBS));
}
