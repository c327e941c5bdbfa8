import { and, eq, type SQL } from "drizzle-orm";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";
import { uploads } from "#db/schema/uploads.ts";

export type UploadRow = typeof uploads.$inferSelect;

/** A user's own upload. Throws not_found for another user's, as for a missing one. */
export async function findUpload(ctx: CoreContext, user: SignedInUser, uploadId: string): Promise<UploadRow> {
  return findWhere(ctx, uploadId, eq(uploads.userId, user.userId));
}

async function findWhere(ctx: CoreContext, uploadId: string, isAllowed: SQL | undefined): Promise<UploadRow> {
  const [row] = isId(uploadId)
    ? await ctx.db
        .select()
        .from(uploads)
        .where(and(eq(uploads.id, uploadId), isAllowed))
        .limit(1)
    : [];
  if (!row) throw new DomainError("not_found", "uploads.notFound");
  return row;
}

/** Like `findUpload`, but admins may use any upload: throws not_found only to viewers for another user's. */
export async function findManagedUpload(
  ctx: CoreContext,
  user: SignedInUser,
  uploadId: string,
): Promise<UploadRow> {
  return findWhere(ctx, uploadId, hasScope(user, "catalog") ? undefined : eq(uploads.userId, user.userId));
}

/** Like `findUpload`, for one that still accepts parts: throws conflict once completed, gone once cancelled. */
export async function findActiveUpload(
  ctx: CoreContext,
  user: SignedInUser,
  uploadId: string,
): Promise<UploadRow> {
  const row = await findUpload(ctx, user, uploadId);
  assertActive(row);
  return row;
}

export function assertActive(row: Pick<UploadRow, "state">): void {
  if (row.state === "completed") throw new DomainError("conflict", "uploads.alreadyComplete");
  if (row.state === "cancelled") {
    throw new DomainError("gone", "uploads.cancelled");
  }
}
