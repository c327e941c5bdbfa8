import { createReadStream } from "node:fs";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { emptyPrefix } from "#core/deletion/empty-prefix.ts";
import { newId } from "#core/ids/uuid.ts";
import { findImported } from "#core/import/find-imported.ts";
import { findOrMakePlayable, type FoundPlayable } from "#core/import/find-or-make-playable.ts";
import { type Candidate, type ImportResult } from "#core/import/types.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { sourcesPrefix, uploadPrefix } from "#core/storage/object-key.ts";
import { sourceKeyOf } from "#core/storage/part-rules.ts";
import { assertRoom } from "#core/uploads/assert-room.ts";
import { type Transaction } from "#db/client.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

const TAKEN = "Another file is this episode already. To use this one, delete that one first.";

type Outcome = Pick<ImportResult, "status"> & Partial<ImportResult>;

/**
 * Writes a file's rows with the probe's job, after its bytes where they are copied. Throws storage_full and
 * too_large where a copy has no room.
 */
export async function registerFile(ctx: CoreContext, file: Candidate, copy: boolean): Promise<Outcome> {
  const videoId = newId();
  if (!copy) return await writeRows(ctx, file, { videoId, sourceKind: "in_place", sourceKey: file.path });
  await assertRoom(ctx, ctx.db, file.sizeBytes);
  const sourceKey = sourceKeyOf(uploadPrefix(videoId, newId()));
  await ctx.store.putIfAbsent(sourceKey, createReadStream(file.path));
  const outcome = await writeRows(ctx, file, { videoId, sourceKind: "stored", sourceKey });
  if (outcome.status !== "imported") await emptyPrefix(ctx, sourcesPrefix(videoId));
  return outcome;
}

interface Source {
  readonly videoId: string;
  readonly sourceKind: "in_place" | "stored";
  readonly sourceKey: string;
}

async function writeRows(ctx: CoreContext, file: Candidate, source: Source): Promise<Outcome> {
  const { videoId, sourceKind, sourceKey } = source;
  return await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`import file ${file.path}`}))`);
    const known = await findImported(tx, file);
    if (known) return { status: "skipped", ...known };
    const playable = await findOrMakePlayable(tx, file.place);
    if (playable.isTaken) return { status: "skipped", titleId: playable.titleId, reason: TAKEN };
    const versionId = await takeVersion(tx, playable, videoId);
    await tx.insert(videos).values({
      ...{ id: videoId, versionId, sourceKind, sourceKey, sourceBytes: file.sizeBytes },
      sourceFileName: path.basename(file.path),
    });
    await enqueue(tx, "probe-video", { videoId });
    await notifyVideo(tx, videoId);
    return { status: "imported", titleId: playable.titleId, videoId };
  });
}

/**
 * The version that the file is the current generation of: a new one, or the one that stands without a file that
 * plays.
 */
async function takeVersion(tx: Transaction, playable: FoundPlayable, videoId: string): Promise<string> {
  const { versionId, playableId } = playable;
  if (versionId) {
    await tx.update(versions).set({ currentVideoId: videoId }).where(eq(versions.id, versionId));
    return versionId;
  }
  const id = newId();
  await tx.insert(versions).values({ id, playableId, currentVideoId: videoId, isDefault: true });
  return id;
}
