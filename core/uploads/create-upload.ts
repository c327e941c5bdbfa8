import { and, desc, eq, sql } from "drizzle-orm";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { newId } from "#core/uuid.ts";
import { checkMedia } from "#core/uploads/files/accepted-media.ts";
import { assertMayUpload } from "#core/uploads/assert-may-upload.ts";
import { assertRoom } from "#core/uploads/assert-room.ts";
import { type UploadRow } from "#core/uploads/find-upload.ts";
import { layOutParts } from "#core/uploads/parts/part-layout.ts";
import { reserveEpisode } from "#core/uploads/reserve-episode.ts";
import { type ChosenSeries, type UploadStatus } from "#core/uploads/types.ts";
import { uploadVisibility } from "#core/uploads/upload-visibility.ts";
import { askStatus, statusOf } from "#core/uploads/upload-status.ts";
import { type Transaction } from "#db/client.ts";
import { uploads } from "#db/schema/uploads.ts";

/** More than a user picks at once; it limits the unfinished uploads of one user. */
const MAX_ACTIVE_UPLOADS = 500;

export interface NewUpload {
  /** The series that it becomes an episode of, as its user chose; for those who edit the catalog. */
  readonly series?: ChosenSeries | undefined;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Name, size and modification time as the browser sees them. */
  readonly fingerprint: string;
  /** The hash of its size and its ends, as the browser made it; clients that send none are not told of duplicates. */
  readonly sourceFingerprint?: string | undefined;
  /** The file's first bytes, up to 64 KiB, which show most files that are no video. */
  readonly firstBytes: Uint8Array;
}

/**
 * Begins an upload, or finds the same user's unfinished one of the same file. Throws before a part is sent:
 * forbidden, media_refused (naming what is accepted), too_large, storage_full, bad_input for an empty file, and
 * not_found or conflict for its target in a series.
 */
export async function createUpload(
  ctx: CoreContext,
  user: SignedInUser,
  input: NewUpload,
): Promise<UploadStatus> {
  await assertMayUpload(ctx, user);
  if (input.series && !hasScope(user, "catalog")) throw new DomainError("forbidden", "uploads.adminsOnly");
  assertAcceptable(input);
  const publishWhenPlayable = (await uploadVisibility(ctx, user)) !== "draft";
  const begun = { ...input, publishWhenPlayable };
  const { row, isNew } = await ctx.db.transaction((tx) => findOrInsert(ctx, tx, user, begun));
  return isNew ? statusOf(row, []) : askStatus(ctx, row);
}

function assertAcceptable({ fileName, sizeBytes, firstBytes }: NewUpload): void {
  if (sizeBytes <= 0) throw new DomainError("bad_input", "uploads.emptyFile");
  const check = checkMedia(fileName, firstBytes);
  if (!check.accepted) throw DomainError.of("media_refused", check.reason);
}

/** An upload as it begins: with what the page said would become of it. */
interface BegunUpload extends NewUpload {
  readonly publishWhenPlayable: boolean;
}

async function findOrInsert(
  ctx: CoreContext,
  tx: Transaction,
  user: SignedInUser,
  input: BegunUpload,
): Promise<{ row: UploadRow; isNew: boolean }> {
  // Two tabs with the same file must end up in one upload.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${user.userId + input.fingerprint}, 0))`,
  );
  const mine = and(eq(uploads.userId, user.userId), eq(uploads.state, "active"));
  const [found] = await tx
    .select()
    .from(uploads)
    .where(and(mine, eq(uploads.fingerprint, input.fingerprint), eq(uploads.sizeBytes, input.sizeBytes)))
    .orderBy(desc(uploads.createdAt))
    .limit(1);
  if (found) return { row: await movedTo(tx, found, input), isNew: false };
  if ((await tx.$count(uploads, mine)) >= MAX_ACTIVE_UPLOADS) {
    throw new DomainError("conflict", "uploads.tooManyUnfinished");
  }
  // One after the other: uploads that begin at the same time must see each other's bytes.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('matinee upload room', 0))`);
  await assertRoom(ctx, tx, input.sizeBytes);
  return { row: await insertUpload(tx, user, input), isNew: true };
}

/** An upload that is begun again for another series goes there. */
async function movedTo(
  tx: Transaction,
  found: UploadRow,
  { fileName, series }: BegunUpload,
): Promise<UploadRow> {
  if (!series || found.seriesId === series.titleId) return found;
  const target = await reserveEpisode(tx, fileName, series);
  await tx.update(uploads).set(target).where(eq(uploads.id, found.id));
  return { ...found, ...target };
}

async function insertUpload(tx: Transaction, user: SignedInUser, input: BegunUpload): Promise<UploadRow> {
  const { fileName, sizeBytes, fingerprint, sourceFingerprint, publishWhenPlayable, series } = input;
  const target = series ? await reserveEpisode(tx, fileName, series) : {};
  const layout = layOutParts(sizeBytes);
  const [row] = await tx
    .insert(uploads)
    .values({
      id: newId(),
      videoId: newId(),
      userId: user.userId,
      fileName,
      sizeBytes,
      fingerprint,
      sourceFingerprint,
      publishWhenPlayable,
      ...layout,
      ...target,
    })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  return row;
}
