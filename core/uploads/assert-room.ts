import { and, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { uploadParts } from "#db/schema/upload-parts.ts";
import { uploads } from "#db/schema/uploads.ts";

/** Space for the source and for its encode (DESIGN: back-pressure). */
const ROOM_FACTOR = 2.5;

/** Unsent bytes count this long after the last new part; three parts of 8 MiB arrive in it at 3.4 Mbit/s. */
const PROMISE_SECONDS = 60;

/**
 * Throws too_large over the site's limit, storage_full unless 2.5 times the size is free, beside what uploads that
 * are under way right now have yet to send: those that began or got a part that was not there before within the last
 * 60 s, each with its missing bytes. Beginning an upload costs its client nothing, so a promise that no bytes follow
 * must not keep others out. A slower line then holds no room between its parts; where the disk fills meanwhile its
 * next part is refused as storage_full, and is sent again when there is room. Reads within the caller's transaction: a second connection, taken while
 * one is held, would let many uploads that begin at once wait for each other for ever.
 */
export async function assertRoom(
  ctx: CoreContext,
  tx: DatabaseOrTransaction,
  sizeBytes: number,
): Promise<void> {
  const limit = ctx.env.MATINEE_MAX_UPLOAD_BYTES;
  if (sizeBytes > limit) {
    throw new DomainError("too_large", "uploads.fileTooLarge", { sizeBytes, limitBytes: limit });
  }
  const space = await ctx.store.freeSpace();
  if (!space) return;
  const freeBytes = space.freeBytes - (await bytesOnTheirWay(tx));
  const neededBytes = sizeBytes * ROOM_FACTOR;
  if (freeBytes >= neededBytes) return;
  throw new DomainError("storage_full", "uploads.noRoom", { neededBytes, freeBytes: Math.max(0, freeBytes) });
}

async function bytesOnTheirWay(tx: DatabaseOrTransaction): Promise<number> {
  const stored = tx
    .select({ bytes: sql<string>`coalesce(sum(${uploadParts.bytes}), 0)` })
    .from(uploadParts)
    .where(eq(uploadParts.uploadId, uploads.id));
  const [row] = await tx
    .select({ bytes: sql<string>`coalesce(sum(greatest(0, ${uploads.sizeBytes} - (${stored}))), 0)` })
    .from(uploads)
    .where(
      and(
        eq(uploads.state, "active"),
        sql`${uploads.updatedAt} > now() - make_interval(secs => ${PROMISE_SECONDS})`,
      ),
    );
  return Number(row?.bytes ?? 0);
}
