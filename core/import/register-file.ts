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
import { rememberFile } from "#core/import/seen/remember-file.ts";
import { type Candidate, type FoundPlayable, type ImportOutcome } from "#core/import/types.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { messageOf } from "#core/messages/message.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { sourcesPrefix, uploadPrefix } from "#core/storage/object-key.ts";
import { sourceKeyOf } from "#core/storage/part-rules.ts";
import { assertRoom } from "#core/uploads/assert-room.ts";
import { type Transaction } from "#db/client.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

const TAKEN = messageOf("imports.episodeTaken");
const NO_OWNER = messageOf("imports.noOwner");
const GROWS = messageOf("imports.growing");
const REPLACES = messageOf("imports.replaces");

/** Records a file's outcome in the transaction that writes its rows. */
export type RecordOutcome = (tx: Transaction, outcome: ImportOutcome) => Promise<void>;

interface Registration {
  readonly copy: boolean;
  /** Whether it is probed and encoded when no other video has work. */
  readonly isBackground: boolean;
  readonly record: RecordOutcome | undefined;
  /** The id of the new video, if the caller made it. */
  readonly videoId: string | undefined;
}

/**
 * Writes a file's rows with the probe's job, after its bytes if they are copied. Throws storage_full and
 * too_large if there is no space for a copy.
 */
export async function registerFile(
  ctx: CoreContext,
  file: Candidate,
  { copy, isBackground, record, videoId = newId() }: Registration,
): Promise<ImportOutcome> {
  if (!copy) {
    const location = { sourceKind: "in_place", sourceKey: file.path, sourceRoot: file.root } as const;
    return await writeRows(ctx, file, { source: { videoId, isBackground, ...location }, record });
  }
  await assertRoom(ctx, ctx.db, file.sizeBytes);
  const sourceKey = sourceKeyOf(uploadPrefix(videoId, newId()));
  await ctx.store.putIfAbsent(sourceKey, createReadStream(file.path));
  const outcome = (await isUnchanged(file))
    ? await writeRows(ctx, file, {
        source: { videoId, isBackground, sourceKind: "stored", sourceKey, sourceRoot: null },
        record,
      })
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

async function writeRows(
  ctx: CoreContext,
  file: Candidate,
  { source, record }: { source: Source; record: RecordOutcome | undefined },
): Promise<ImportOutcome> {
  return await ctx.db.transaction(async (tx) => {
    const outcome = await writeRowsIn(tx, file, source);
    await record?.(tx, outcome);
    return outcome;
  });
}

async function writeRowsIn(tx: Transaction, file: Candidate, source: Source): Promise<ImportOutcome> {
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
  await insertVideo(tx, file, { source, versionId, titleId: playable.titleId });
  return { status: "imported", titleId: playable.titleId, videoId: source.videoId };
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
  await insertVideo(tx, file, { source, versionId, titleId });
  return { status: "imported", titleId, videoId: source.videoId, reason: REPLACES };
}

/** Writes the video with its probe's job, as the version's current video. */
async function insertVideo(
  tx: Transaction,
  file: Candidate,
  { source, versionId, titleId }: { source: Source; versionId: string; titleId: string },
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
  await rememberFile(tx, { ...file, role: "video", titleId, videoId });
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
