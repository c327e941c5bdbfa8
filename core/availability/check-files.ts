import { and, asc, gt, inArray, type SQL } from "drizzle-orm";
import { whyMissing } from "#core/availability/look-at-source.ts";
import { markAvailable, markEach, readsImportedFile } from "#core/availability/mark-videos.ts";
import { type CoreContext } from "#core/context.ts";
import { fingerprintOf } from "#core/import/fingerprint.ts";
import { messageOf } from "#core/messages/message.ts";
import { type VideoReason } from "#core/messages/video-reason.ts";
import { importedFiles } from "#db/schema/imported-files.ts";
import { videos } from "#db/schema/videos.ts";

/** How many videos became unavailable, and how many are available again. */
export interface AvailabilityChange {
  readonly missing: number;
  readonly back: number;
}

const BATCH = 200;
/** More would fill the threads that serve the process's other files. */
const AT_ONCE = 2;

/** Looks at the files of the videos of a condition, one batch after the other, and marks those that changed. */
export async function checkFiles(
  ctx: CoreContext,
  where: SQL | undefined,
  signal?: AbortSignal,
): Promise<AvailabilityChange> {
  let [missing, back] = [0, 0];
  for await (const batch of batches(ctx, and(readsImportedFile, where), signal)) {
    const looks = await lookAt(batch);
    await forgetStamps(ctx, looks.replaced);
    missing += await markEach(ctx, looks.missing);
    back += await markAvailable(ctx, looks.back);
  }
  return { missing, back };
}

type Row = Pick<
  typeof videos.$inferSelect,
  "id" | "sourceKey" | "sourceRoot" | "sourceBytes" | "sourceFingerprint" | "unavailableSince"
>;

async function* batches(
  ctx: CoreContext,
  where: SQL | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Row[]> {
  for (let after: string | null = null; ;) {
    signal?.throwIfAborted();
    const { id, sourceKey, sourceRoot, sourceBytes, sourceFingerprint, unavailableSince } = videos;
    const rows: Row[] = await ctx.db
      .select({ id, sourceKey, sourceRoot, sourceBytes, sourceFingerprint, unavailableSince })
      .from(videos)
      .where(and(where, after === null ? undefined : gt(id, after)))
      .orderBy(asc(id))
      .limit(BATCH);
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) return;
  }
}

interface Looks {
  readonly missing: { id: string; reason: VideoReason }[];
  readonly back: string[];
  /** Paths at which another file is now. */
  readonly replaced: string[];
}

async function lookAt(rows: readonly Row[]): Promise<Looks> {
  const looks: Looks = { missing: [], back: [], replaced: [] };
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await Promise.all(
      rows.slice(at, at + AT_ONCE).map(async (row) => {
        const reason = await reasonOf(row);
        if (reason) looks.missing.push({ id: row.id, reason });
        if (reason?.key === "encoding.fileReplaced") looks.replaced.push(row.sourceKey);
        if (!reason && row.unavailableSince) looks.back.push(row.id);
      }),
    );
  }
  return looks;
}

/** A file that was away may have come back as another one, of the same size and time even: its ends tell. */
async function reasonOf(row: Row): Promise<VideoReason | null> {
  const { sourceKey, sourceRoot, sourceBytes, sourceFingerprint, unavailableSince } = row;
  const reason = await whyMissing({ path: sourceKey, root: sourceRoot });
  if (reason || !unavailableSince || sourceFingerprint === null) return reason;
  const ends = await fingerprintOf(sourceKey, sourceBytes).catch(() => null);
  return ends === sourceFingerprint ? null : messageOf("encoding.fileReplaced", { path: sourceKey });
}

/** The next import reads these files again, although their size and time may be those of the former ones. */
async function forgetStamps(ctx: CoreContext, paths: readonly string[]): Promise<void> {
  if (paths.length > 0) await ctx.db.delete(importedFiles).where(inArray(importedFiles.path, [...paths]));
}
