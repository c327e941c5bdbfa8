import { and, desc, eq, ne, sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { refreshForPage } from "#core/uploads/parts/refresh-manifest.ts";
import { type UnfinishedUpload } from "#core/uploads/types.ts";
import { profiles } from "#db/schema/profiles.ts";
import { uploadParts } from "#db/schema/upload-parts.ts";
import { uploads } from "#db/schema/uploads.ts";
import { users } from "#db/schema/users.ts";

const MAX_LISTED = 100;

/**
 * Unfinished uploads of all users except this admin, newest first, at most a hundred; sizes are those of the
 * manifest.
 */
export async function listOthersUploads(ctx: CoreContext, admin: SignedInUser): Promise<UnfinishedUpload[]> {
  const isOthers = and(eq(uploads.state, "active"), ne(uploads.userId, admin.userId));
  await refreshForPage(ctx, await ctx.db.select().from(uploads).where(isOthers).limit(MAX_LISTED));
  const storedBytes = sql<string>`(
    select coalesce(sum(${uploadParts.bytes}), 0) from ${uploadParts} where ${uploadParts.uploadId} = ${uploads.id})`;
  const rows = await ctx.db
    .select({
      ...{ id: uploads.id, fileName: uploads.fileName, sizeBytes: uploads.sizeBytes, storedBytes },
      ...{ createdAt: uploads.createdAt, ownerName: profiles.name, ownerEmail: users.email },
    })
    .from(uploads)
    .innerJoin(users, eq(users.id, uploads.userId))
    .leftJoin(profiles, and(eq(profiles.userId, users.id), eq(profiles.isDefault, true)))
    .where(isOthers)
    .orderBy(desc(uploads.createdAt), desc(uploads.id))
    .limit(MAX_LISTED);
  return rows.map(({ storedBytes: stored, ownerName, ownerEmail, ...upload }) => ({
    ...upload,
    storedBytes: Number(stored),
    ownerName: ownerName ?? ownerEmail,
  }));
}
