import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { and, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { softDeleteVideos } from "#core/deletion/soft-delete-videos.ts";
import { emptyPrefix } from "#core/deletion/empty-prefix.ts";
import { GRACE_SECONDS } from "#core/deletion/insert-tombstones.ts";
import { newId } from "#core/uuid.ts";
import { findKnown, type KnownVideo } from "#core/import/find-known.ts";
import { findOrMakePlayable } from "#core/import/find-or-make-playable.ts";
import { fingerprintOf } from "#core/import/fingerprint.ts";
import { keepKnown } from "#core/import/keep-known.ts";
import { type Candidate, type FoundPlayable, type ImportOutcome } from "#core/import/types.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { sourcesPrefix, uploadPrefix } from "#core/storage/object-key.ts";
import { sourceKeyOf } from "#core/storage/part-rules.ts";
import { assertRoom } from "#core/uploads/assert-room.ts";
import { type Transaction } from "#db/client.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

const TAKEN = "This episode has another file already. To use this file, delete the other one first.";
const NO_OWNER = "The film or series that this file belongs to is missing. Import it first.";
const GROWS = "This file changed while it was copied. Import it again when it is complete.";
const REPLACES = "It replaces the earlier file.";

/**
 * Writes a file's rows with the probe's job, after its bytes if they are copied. Throws storage_full and
 * too_large if there is no space for a copy.
 */
export async function registerFile(
  ctx: CoreContext,
  file: Candidate,
  { copy, isBackground }: { copy: boolean; isBackground: boolean },
): Promise<ImportOutcome> {
  const videoId = newId();
  if (!copy)
    return await writeRows(ctx, file, {
      ...{ videoId, isBackground },
      sourceKind: "in_place",
      sourceKey: file.path,
      sourceRoot: file.root,
    });
  await assertRoom(ctx, ctx.db, file.sizeBytes);
  const sourceKey = sourceKeyOf(uploadPrefix(videoId, newId()));
  await ctx.store.putIfAbsent(sourceKey, createReadStream(file.path));
  const outcome = (await isUnchanged(file))
    ? await writeRows(ctx, file, { videoId, isBackground, sourceKind: "stored", sourceKey, sourceRoot: null })
    : ({ status: "skipped", reason: GROWS } as const);
  if (outcome.status !== "imported") await emptyPrefix(ctx, sourcesPrefix(videoId));
  return outcome;
}

/** Whether a file is unchanged since before it was copied: the copy of a growing file would be incomplete. */
async function isUnchanged(file: Candidate): Promise<boolean> {
  const info = await stat(file.path).catch(() => null);
  if (info?.size !== file.sizeBytes) return false;
  return (await fingerprintOf(file.path, info.size).catch(() => null)) === file.fingerprint;
}

interface Source {
  readonly videoId: string;
  readonly sourceKind: "in_place" | "stored";
  readonly sourceKey: string;
  readonly sourceRoot: string | null;
  readonly isBackground: boolean;
}

async function writeRows(ctx: CoreContext, file: Candidate, source: Source): Promise<ImportOutcome> {
  return await ctx.db.transaction(async (tx) => {
    for (const key of [file.path, file.fingerprint].sort()) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`import file ${key}`}))`);
    }
    const known = await findKnown(tx, file);
    if (known?.relation === "replaced") return await replaceFile(tx, file, { source, known });
    if (known) return await keepKnown(tx, file, known);
    const playable = await findOrMakePlayable(tx, file);
    if (!playable) return { status: "skipped", reason: NO_OWNER };
    if (playable.isTaken) return { status: "skipped", titleId: playable.titleId, reason: TAKEN };
    const versionId = playable.versionId ?? (await insertVersion(tx, playable));
    await insertVideo(tx, file, { source, versionId });
    return { status: "imported", titleId: playable.titleId, videoId: source.videoId };
  });
}

/**
 * The file becomes the next generation of its predecessor's version: positions and the rest of the title
 * stay. The predecessor is deleted at once, because nothing more of it can be encoded.
 */
async function replaceFile(
  tx: Transaction,
  file: Candidate,
  { source, known }: { source: Source; known: KnownVideo },
): Promise<ImportOutcome> {
  const { titleId, videoId, versionId } = known;
  await softDeleteVideos(tx, {
    videoIds: [videoId],
    reason: "file_replaced",
    graceSeconds: GRACE_SECONDS,
  });
  await insertVideo(tx, file, { source, versionId });
  return { status: "imported", titleId, videoId: source.videoId, reason: REPLACES };
}

/** Writes the video with its probe's job, as the version's current video. */
async function insertVideo(
  tx: Transaction,
  file: Candidate,
  { source, versionId }: { source: Source; versionId: string },
): Promise<void> {
  const { videoId, sourceKind, sourceKey, sourceRoot, isBackground } = source;
  await tx.insert(videos).values({
    ...{
      id: videoId,
      versionId,
      isBackground,
      sourceKind,
      sourceKey,
      sourceRoot,
      sourceBytes: file.sizeBytes,
    },
    sourceFileName: path.basename(file.path),
    sourceFingerprint: file.fingerprint,
    importedFrom: sourceKind === "stored" ? file.path : null,
  });
  await tx.update(versions).set({ currentVideoId: videoId }).where(eq(versions.id, versionId));
  await enqueue(tx, "probe-video", { videoId }, { isBackground });
  await notifyVideo(tx, videoId);
}

/** A new version; the default one if there is none yet. */
async function insertVersion(tx: Transaction, { playableId, versionName }: FoundPlayable): Promise<string> {
  const isDefault =
    (await tx.$count(versions, and(eq(versions.playableId, playableId), versions.isDefault))) === 0;
  const id = newId();
  const name = versionName === undefined ? {} : { name: versionName };
  await tx.insert(versions).values({ id, playableId, isDefault, ...name });
  return id;
}
