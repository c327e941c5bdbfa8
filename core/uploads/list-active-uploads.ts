import { and, desc, eq, sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { refreshForPage } from "#core/uploads/parts/refresh-manifest.ts";
import { type UploadStatus } from "#core/uploads/types.ts";
import { statusOf } from "#core/uploads/upload-status.ts";
import { uploadParts } from "#db/schema/upload-parts.ts";
import { uploads } from "#db/schema/uploads.ts";

const MAX_LISTED = 100;

/** A user's unfinished uploads, newest first, at most a hundred; the parts are those of the manifest. */
export async function listActiveUploads(ctx: CoreContext, user: SignedInUser): Promise<UploadStatus[]> {
  const isActive = and(eq(uploads.userId, user.userId), eq(uploads.state, "active"));
  await refreshForPage(ctx, await ctx.db.select().from(uploads).where(isActive).limit(MAX_LISTED));
  const stored = sql<number[]>`array(
    select ${uploadParts.number} from ${uploadParts}
    where ${uploadParts.uploadId} = ${uploads.id} order by ${uploadParts.number})`;
  const rows = await ctx.db
    .select({ upload: uploads, stored })
    .from(uploads)
    .where(isActive)
    .orderBy(desc(uploads.createdAt), desc(uploads.id))
    .limit(MAX_LISTED);
  return rows.map((row) => statusOf(row.upload, row.stored));
}
