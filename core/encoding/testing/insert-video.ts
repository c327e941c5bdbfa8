import { createPlan } from "#core/encoding/plans/create-plan.ts";
import { type CoreContext } from "#core/context.ts";
import { newId } from "#core/uuid.ts";
import { planHash } from "#core/media/plan/plan-hash.ts";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { sampleAudio, sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { users } from "#db/schema/users.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

export interface InsertedVideo {
  readonly videoId: string;
  readonly titleId: string;
  readonly planId: string;
}

/** A file as the probe would describe it: H.264 at 640×360 and 25 frames per second, with stereo audio. */
function mediaInfo(durationSeconds: number): MediaInfo {
  const averageFrameRate = { num: 25, den: 1 };
  return sampleInfo({
    durationSeconds,
    bitRate: 1_000_000,
    video: sampleVideo({ width: 640, height: 360, averageFrameRate, durationSeconds }),
    audio: [sampleAudio({ languageTag: "und", durationSeconds })],
  });
}

/** Rows of an admin's draft title with one queued video. */
export async function insertQueuedVideo(
  ctx: CoreContext,
  source: { sourceKind?: "stored" | "in_place"; sourceKey?: string; role?: "admin" | "viewer" } = {},
): Promise<Omit<InsertedVideo, "planId">> {
  const [titleId, playableId, versionId, videoId, userId] = [newId(), newId(), newId(), newId(), newId()];
  const role = source.role ?? "admin";
  await ctx.db.insert(users).values({ id: userId, email: `${userId}@example.test`, passwordHash: "-", role });
  const visibility = role === "admin" ? "draft" : "unlisted";
  await ctx.db
    .insert(titles)
    .values({ id: titleId, kind: "movie", name: "Film", visibility, ownerUserId: userId });
  await ctx.db.insert(playables).values({ id: playableId, titleId, kind: "movie", name: "Film" });
  await ctx.db.insert(versions).values({ id: versionId, playableId, currentVideoId: videoId });
  await ctx.db.insert(videos).values({
    id: videoId,
    versionId,
    sourceKind: source.sourceKind ?? "stored",
    sourceKey: source.sourceKey ?? `sources/${videoId}/file`,
    sourceBytes: 1000,
    sourceFileName: "Film.mp4",
  });
  return { videoId, titleId };
}

/** The same with its plan: `processing`, with chunks and jobs. */
export async function insertPlannedVideo(ctx: CoreContext, durationSeconds = 100): Promise<InsertedVideo> {
  const inserted = await insertQueuedVideo(ctx);
  const info = mediaInfo(durationSeconds);
  const plan = planVideo(info);
  const inits = [...plan.renditions, ...plan.audio].map(({ renditionName }) => ({
    renditionName,
    bytes: 700,
    codecs: "avc1.640015",
  }));
  const { videoId } = inserted;
  await createPlan(ctx, { videoId, info, plan, hash: planHash(plan), ffmpegVersion: "5.1", inits });
  const [row] = await ctx.sql<{ id: string }[]>`select id from plans where video_id = ${videoId}`;
  return { ...inserted, planId: row?.id ?? "" };
}
