import { and, eq, sql } from "drizzle-orm";
import pLimit from "p-limit";
import { type CoreContext } from "#core/context.ts";
import { DomainError, type DomainErrorCode } from "#core/errors/domain-error.ts";
import { type UploadRow } from "#core/uploads/find-upload.ts";
import { completeParts } from "#core/uploads/upload-status.ts";
import { within } from "#core/within.ts";
import { uploadParts } from "#db/schema/upload-parts.ts";
import { uploads } from "#db/schema/uploads.ts";

const AT_ONCE = 4;
const PAGE_PATIENCE_MS = 2_000;
const STORE_AWAY: ReadonlySet<DomainErrorCode> = new Set(["timeout", "unavailable"]);

/**
 * Brings the manifests of unfinished uploads up to date where clients send parts to the store itself, which tells
 * this site nothing: asks the store, and notes the new parts. A new part counts as activity. Does nothing where this
 * site receives the parts.
 */
export async function refreshManifests(ctx: CoreContext, unfinished: readonly UploadRow[]): Promise<void> {
  if (ctx.uploadParts.receive !== null) return;
  const limited = pLimit(AT_ONCE);
  await Promise.all(unfinished.map((upload) => limited(() => refresh(ctx, upload))));
}

/**
 * Like `refreshManifests`, for a page, which must not wait for a store that is away: after 2 s it shows what the manifests
 * hold.
 */
export async function refreshForPage(ctx: CoreContext, unfinished: readonly UploadRow[]): Promise<void> {
  const late = () => new DomainError("timeout", "site.serviceLate", { seconds: PAGE_PATIENCE_MS / 1000 });
  try {
    await within(refreshManifests(ctx, unfinished), PAGE_PATIENCE_MS, late);
  } catch (error) {
    if (!(error instanceof DomainError) || !STORE_AWAY.has(error.code)) throw error;
    ctx.logger.warn({ err: error }, "unfinished uploads are shown without asking the store");
  }
}

async function refresh(ctx: CoreContext, upload: UploadRow): Promise<void> {
  const stored = await completeParts(ctx, upload);
  if (stored.length === 0) return;
  const rows = stored.map(({ partNumber, bytes }) => ({ uploadId: upload.id, number: partNumber, bytes }));
  const added = await ctx.db.insert(uploadParts).values(rows).onConflictDoNothing().returning();
  if (added.length === 0) return;
  await ctx.db
    .update(uploads)
    .set({ updatedAt: sql`now()` })
    .where(and(eq(uploads.id, upload.id), eq(uploads.state, "active")));
}
