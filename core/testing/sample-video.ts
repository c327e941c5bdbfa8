import { type CoreContext } from "#core/context.ts";
import { planChunks } from "#core/encoding/plans/plan-chunks.ts";
import { newId } from "#core/uuid.ts";
import { planHash } from "#core/media/plan/plan-hash.ts";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { sampleAudio, sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";
import { type Plan } from "#core/media/types.ts";
import { initKey, segmentKey, sourcesPrefix } from "#core/storage/object-key.ts";
import { type Transaction } from "#db/client.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { chunks } from "#db/schema/chunks.ts";
import { plans } from "#db/schema/plans.ts";
import { playables } from "#db/schema/playables.ts";
import { renditions } from "#db/schema/renditions.ts";
import { segments } from "#db/schema/segments.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** Twelve seconds of a small film with one audio track: three segments. */
const INFO = sampleInfo({
  container: "matroska",
  durationSeconds: 12,
  bitRate: 200_000,
  video: sampleVideo({ width: 160, height: 90, durationSeconds: 12 }),
  audio: [sampleAudio({ durationSeconds: 12 })],
});

export interface SampleVideo {
  readonly titleId: string;
  readonly playableId: string;
  readonly versionId: string;
  readonly videoId: string;
  readonly planId: string;
  readonly planHash: string;
  readonly plan: Plan;
}

/** A ready movie with all of its rows and an object for each, with the row's size. */
export async function storeSampleVideo(
  ctx: CoreContext,
  { titleId = newId(), name = "A sample" } = {},
): Promise<SampleVideo> {
  const plan = planVideo(INFO);
  const ids = { playableId: newId(), versionId: newId(), videoId: newId(), planId: newId() };
  const sample = { ...ids, titleId, plan, planHash: planHash(plan) };
  await ctx.db.transaction(async (tx) => {
    await insertTitle(tx, sample, name);
    await insertPlan(tx, sample);
  });
  await storeObjects(ctx, sample);
  return sample;
}

const SEGMENT_BYTES = 1000;
const renditionsOf = (plan: Plan) =>
  [...plan.renditions, ...plan.audio].map((rendition) => rendition.renditionName);

async function insertTitle(tx: Transaction, sample: SampleVideo, name: string): Promise<void> {
  const { titleId, playableId, versionId, videoId } = sample;
  await tx
    .insert(titles)
    .values({ id: titleId, kind: "movie", name, visibility: "published" })
    .onConflictDoNothing();
  await tx.insert(playables).values({ id: playableId, titleId, kind: "movie", name });
  await tx.insert(versions).values({ id: versionId, playableId, currentVideoId: videoId });
  await tx.insert(videos).values({
    id: videoId,
    versionId,
    state: "ready",
    sourceKey: `${sourcesPrefix(videoId)}source`,
    sourceBytes: 5000,
    sourceFileName: `${name}.mkv`,
    mediaInfo: INFO,
    durationSeconds: sample.plan.durationSeconds,
    currentPlanId: sample.planId,
    playableAt: new Date(),
    readyAt: new Date(),
  });
}

async function insertPlan(tx: Transaction, sample: SampleVideo): Promise<void> {
  const { planId, videoId, plan } = sample;
  await tx.insert(plans).values({ id: planId, videoId, hash: sample.planHash, plan, ffmpegVersion: "5.1" });
  const track = { planId, videoId, state: "complete" as const, initBytes: SEGMENT_BYTES };
  const rates = { averageBitsPerSecond: 2000, peakBitsPerSecond: 2000, completedAt: new Date() };
  for (const { renditionName, height } of plan.renditions) {
    await tx.insert(renditions).values({ ...track, ...rates, renditionName, height, codecs: "avc1.64000c" });
  }
  for (const { renditionName, languageTag, name, channels, isDefault } of plan.audio) {
    const audioRow = { renditionName, languageTag, name, channels, isDefault, codecs: "mp4a.40.2" };
    await tx.insert(audioTracks).values({ ...track, ...rates, ...audioRow });
  }
  await tx.insert(chunks).values(
    planChunks(plan, { videoId, planId, isBackground: false }).map((row) => ({
      ...row,
      state: "complete" as const,
    })),
  );
  const row = { planId, videoId, bytes: SEGMENT_BYTES };
  await tx.insert(segments).values(segmentNames(plan).map((name) => ({ ...row, ...name })));
}

function segmentNames(plan: Plan): { renditionName: string; number: number }[] {
  const numbers = Array.from({ length: plan.segmentCount }, (_, number) => number);
  const ofRenditions = renditionsOf(plan).flatMap((renditionName) =>
    numbers.map((number) => ({ renditionName, number })),
  );
  return [...ofRenditions, ...plan.videoChunks.map(({ number }) => ({ renditionName: "sb", number }))];
}

async function storeObjects(ctx: CoreContext, { videoId, planHash: hash, plan }: SampleVideo): Promise<void> {
  await ctx.store.put(`${sourcesPrefix(videoId)}source`, Buffer.alloc(5000));
  for (const renditionName of renditionsOf(plan))
    await ctx.store.put(initKey(videoId, hash, renditionName), Buffer.alloc(SEGMENT_BYTES));
  for (const { renditionName, number } of segmentNames(plan)) {
    await ctx.store.put(
      segmentKey(videoId, hash, renditionName, number),
      Buffer.alloc(SEGMENT_BYTES, number),
    );
  }
}
