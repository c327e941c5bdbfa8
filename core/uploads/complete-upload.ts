import { and, eq, sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { type StoredPart } from "#core/storage/upload-parts.ts";
import { moveToSeries } from "#core/uploads/add-to-series.ts";
import { assertMayGoOn } from "#core/uploads/assert-may-upload.ts";
import { createMovie } from "#core/uploads/create-movie.ts";
import { episodeTargetOf } from "#core/uploads/episode-target.ts";
import { findUpload, type UploadRow } from "#core/uploads/find-upload.ts";
import { type CompletedUpload } from "#core/uploads/types.ts";
import { completeParts } from "#core/uploads/upload-status.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { uploadParts } from "#db/schema/upload-parts.ts";
import { uploads } from "#db/schema/uploads.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Completes an upload: checks every part in the store, then writes title, video and the probe's job in one
 * transaction. A second or parallel call gives the same answer. Throws not_found, gone once cancelled,
 * conflict while parts are missing (they are sent, and it is completed again), forbidden where viewers may
 * not upload any more.
 */
export async function completeUpload(
  ctx: CoreContext,
  user: SignedInUser,
  uploadId: string,
): Promise<CompletedUpload> {
  const upload = await findUpload(ctx, user, uploadId);
  if (upload.state === "cancelled") throw cancelled();
  if (upload.state === "completed") return completeCountOf(ctx, upload);
  await assertMayGoOn(ctx, user);
  const parts = await completeParts(ctx, upload);
  assertAllThere(upload, parts);
  await keepWhileCompleting(ctx, uploadId);
  const source = await ctx.uploadParts.seal(uploadPrefix(upload.videoId, upload.id), parts);
  const created = await ctx.db.transaction((tx) =>
    finish(tx, user, { upload, parts, sourceKey: source.sourceKey }),
  );
  return created ?? completeCountOf(ctx, await findUpload(ctx, user, uploadId));
}

function assertAllThere(upload: UploadRow, parts: readonly StoredPart[]): void {
  const missing = upload.partCount - parts.length;
  if (missing === 0) return;
  throw new DomainError("conflict", "uploads.partsMissing", { missing, partCount: upload.partCount });
}

/**
 * Counts as activity, so that it does not expire while the store seals the parts; after this it has days for that.
 * One that expired a moment before is not touched, and is told of as cancelled in the end.
 */
async function keepWhileCompleting(ctx: CoreContext, uploadId: string): Promise<void> {
  await ctx.db
    .update(uploads)
    .set({ updatedAt: sql`now()` })
    .where(and(eq(uploads.id, uploadId), eq(uploads.state, "active")));
}

interface Arrived {
  readonly upload: UploadRow;
  readonly parts: readonly StoredPart[];
  readonly sourceKey: string;
}

/** Null if another request completed or cancelled it meanwhile. */
async function finish(
  tx: Transaction,
  user: SignedInUser,
  { upload, parts, sourceKey }: Arrived,
): Promise<CompletedUpload | null> {
  const claimed = await tx
    .update(uploads)
    .set({ state: "completed", completedAt: sql`now()`, updatedAt: sql`now()` })
    .where(and(eq(uploads.id, upload.id), eq(uploads.state, "active")))
    .returning({ addsToSeries: uploads.addsToSeries });
  const [{ addsToSeries } = { addsToSeries: null }] = claimed;
  if (addsToSeries === null) return null;
  const manifest = parts.map(({ partNumber, bytes }) => ({ uploadId: upload.id, number: partNumber, bytes }));
  await tx.insert(uploadParts).values(manifest).onConflictDoNothing();
  const { fileName, videoId, sizeBytes, sourceFingerprint, publishWhenPlayable } = upload;
  const file = {
    videoId,
    fileName,
    sourceKey,
    sourceBytes: sizeBytes,
    sourceFingerprint,
    publishWhenPlayable,
  };
  const created = await createMovie(tx, user, file);
  const titleId = addsToSeries ? await inSeries(tx, created.titleId, upload) : created.titleId;
  await enqueue(tx, "probe-video", { videoId });
  await notifyVideo(tx, videoId);
  return { uploadId: upload.id, videoId, ...created, titleId };
}

/** The title of an upload that its user added to a series: a film after all where the target was taken meanwhile. */
async function inSeries(tx: Transaction, filmId: string, upload: UploadRow): Promise<string> {
  const target = episodeTargetOf(upload);
  if (!target) return filmId;
  try {
    // A savepoint: what was made of the series goes with the failure.
    return await tx.transaction((inner) => moveToSeries(inner, filmId, target));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return filmId;
  }
}

/** The rows that a completed upload created. */
async function completeCountOf(ctx: CoreContext, upload: UploadRow): Promise<CompletedUpload> {
  if (upload.state === "cancelled") throw cancelled();
  const [row] = await ctx.db
    .select({ titleId: playables.titleId, playableId: playables.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(eq(videos.id, upload.videoId))
    .limit(1);
  if (!row) throw new DomainError("gone", "uploads.videoDeleted");
  return { uploadId: upload.id, videoId: upload.videoId, ...row };
}

function cancelled(): DomainError {
  return new DomainError("gone", "uploads.cancelled");
}
