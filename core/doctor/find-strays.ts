import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { expectedObjects } from "#core/doctor/expected-objects.ts";
import { type OwnedObjects } from "#core/doctor/object-owners.ts";
import {
  artworkSourceKey,
  imageKey,
  planPrefix,
  segmentFileName,
  seekableSourceKey,
  STORE_ID_KEY,
  uploadPrefix,
} from "#core/storage/object-key.ts";
import { partNumberOf, partsListKey, sourceKeyOf } from "#core/storage/part-rules.ts";
import { type ObjectInfo } from "#core/storage/object-store.ts";
import { artworks } from "#db/schema/artworks.ts";
import { chunks } from "#db/schema/chunks.ts";
import { images } from "#db/schema/images.ts";
import { plans } from "#db/schema/plans.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { tombstones } from "#db/schema/tombstones.ts";
import { uploads } from "#db/schema/uploads.ts";
import { videos } from "#db/schema/videos.ts";

/** Stills and subtitle files are stored before their rows are written, so only new ones may have no row. */
const YOUNG_SECONDS = 600;

/** An owner's objects that no row refers to, that no process is writing, and that no tombstone will delete. */
export async function findStrays(ctx: CoreContext, group: OwnedObjects): Promise<ObjectInfo[]> {
  const { owner, objects } = group;
  if (owner.root === "other") return objects.filter((object) => object.key !== STORE_ID_KEY);
  const unnamed = await unnamedObjects(ctx, group);
  return unnamed.length === 0 || (await hasTombstone(ctx, `${owner.root}/${owner.id}/`)) ? [] : unnamed;
}

async function unnamedObjects(ctx: CoreContext, { owner, objects }: OwnedObjects): Promise<ObjectInfo[]> {
  switch (owner.root) {
    case "vod":
      return await unnamedVod(ctx, owner.id, objects);
    case "sources":
      return await unnamedSources(ctx, owner.id, objects);
    case "subs":
      return await unnamedSubtitles(ctx, owner.id, objects);
    case "images":
      return await unnamedImages(ctx, owner.id, objects);
    case "other":
      return [];
  }
}

async function unnamedVod(ctx: CoreContext, videoId: string, objects: readonly ObjectInfo[]) {
  const expected = await expectedObjects(ctx, videoId);
  const unnamed = objects.filter((object) => !expected.has(object.key));
  if (unnamed.length === 0) return [];
  if (await isQueued(ctx, videoId)) return unnamed.filter((object) => !object.key.endsWith("/init.mp4"));
  const leased = await leasedKeys(ctx, videoId);
  return unnamed.filter((object) => !leased.has(object.key));
}

/** Objects whose rows a process with a lease may be about to write. */
async function leasedKeys(ctx: CoreContext, videoId: string): Promise<Set<string>> {
  const running = await ctx.db
    .select({ chunk: chunks, hash: plans.hash, plan: plans.plan })
    .from(chunks)
    .innerJoin(plans, eq(plans.id, chunks.planId))
    .where(and(eq(chunks.videoId, videoId), eq(chunks.state, "running"), sql`${chunks.leaseUntil} > now()`));
  const keys = new Set<string>();
  for (const { chunk, hash, plan } of running) {
    const renditionNames =
      chunk.kind === "ladder"
        ? (plan as { renditions: { renditionName: string }[] }).renditions.map((one) => one.renditionName)
        : [chunk.renditionName];
    const base = planPrefix(videoId, hash);
    for (let number = chunk.firstSegment; number < chunk.firstSegment + chunk.segmentCount; number += 1) {
      for (const renditionName of renditionNames)
        keys.add(`${base}${renditionName}/${segmentFileName(renditionName, number)}`);
    }
    if (chunk.kind === "ladder") keys.add(`${base}sb/${segmentFileName("sb", chunk.number)}`);
  }
  return keys;
}

/** An upload's file or its parts, with the list of them; an imported copy, a seekable copy. */
async function unnamedSources(ctx: CoreContext, videoId: string, objects: readonly ObjectInfo[]) {
  const [video] = await ctx.db
    .select({ sourceKey: videos.sourceKey, seekable: videos.seekableSourceKey, state: videos.state })
    .from(videos)
    .where(eq(videos.id, videoId));
  const sent = await ctx.db
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(eq(uploads.videoId, videoId), ne(uploads.state, "cancelled")));
  const prefixes = sent.map((upload) => uploadPrefix(videoId, upload.id));
  const files = [...prefixes.map(sourceKeyOf), video?.sourceKey, video?.seekable];
  const named = new Set(files.flatMap((key) => (key ? [key, partsListKey(key)] : [])));
  if (video?.state === "queued") named.add(seekableSourceKey(videoId));
  const isPart = (key: string) => prefixes.some((prefix) => partNumberOf(prefix, key) !== null);
  return objects.filter(({ key }) => !named.has(key) && !isPart(key));
}

async function unnamedSubtitles(ctx: CoreContext, videoId: string, objects: readonly ObjectInfo[]) {
  const rows = await ctx.db
    .select({ key: subtitles.objectKey, originalKey: subtitles.originalKey, state: subtitles.state })
    .from(subtitles)
    .where(eq(subtitles.videoId, videoId));
  // Extraction stores texts before their rows are updated.
  if (rows.some((row) => row.state === "waiting")) return [];
  const named = new Set(rows.flatMap((row) => [row.key, row.originalKey]));
  const limit = await secondsAgo(ctx, YOUNG_SECONDS);
  return objects.filter(({ key, modifiedAt }) => !named.has(key) && (!isSidecar(key) || modifiedAt < limit));
}

/** Separate subtitle files are named by an id, those from a source by a number. */
function isSidecar(key: string): boolean {
  return !/\/\d+\.vtt$/.test(key);
}

async function unnamedImages(ctx: CoreContext, imageId: string, objects: readonly ObjectInfo[]) {
  const [image] = await ctx.db.select({ widths: images.widths }).from(images).where(eq(images.id, imageId));
  if (await isDecodedNow(ctx, imageId)) return [];
  if (!image && (await hasStills(ctx))) {
    const limit = await secondsAgo(ctx, YOUNG_SECONDS);
    return objects.filter((object) => object.modifiedAt < limit);
  }
  const named = new Set((image?.widths ?? []).map((width) => imageKey(imageId, width)));
  const unnamed = objects.filter((object) => !named.has(object.key));
  // An image file is stored before its row is written, and deleted after its image is shown.
  const isSource = ({ key }: ObjectInfo) => key === artworkSourceKey(imageId);
  if (!unnamed.some(isSource)) return unnamed;
  const limit = await secondsAgo(ctx, YOUNG_SECONDS);
  return unnamed.filter((object) => !isSource(object) || object.modifiedAt < limit);
}

/** Whether a job is decoding an image file: it stores the image before its row is written. */
async function isDecodedNow(ctx: CoreContext, imageId: string): Promise<boolean> {
  const isWaiting = and(eq(artworks.id, imageId), eq(artworks.state, "waiting"));
  return (await ctx.db.$count(artworks, isWaiting)) > 0;
}

/** By the database's clock, as in the orphan sweep, because all machines share it. */
async function secondsAgo(ctx: CoreContext, seconds: number): Promise<Date> {
  const [row] = await ctx.sql<{ at: Date }[]>`select now() - make_interval(secs => ${seconds}) as at`;
  return row?.at ?? new Date(0);
}

async function hasStills(ctx: CoreContext): Promise<boolean> {
  const rows = await ctx.sql`
    select 1 from graphile_worker.jobs where task_identifier = 'extract-stills' and locked_at is not null limit 1`;
  return rows.length > 0;
}

async function isQueued(ctx: CoreContext, videoId: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: videos.id })
    .from(videos)
    .where(and(eq(videos.id, videoId), inArray(videos.state, ["queued"])));
  return rows.length > 0;
}

async function hasTombstone(ctx: CoreContext, prefix: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: tombstones.id })
    .from(tombstones)
    .where(and(sql`starts_with(${tombstones.prefix}, ${prefix})`, isNull(tombstones.completedAt)))
    .limit(1);
  return rows.length > 0;
}
