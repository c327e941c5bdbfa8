import { and, eq, isNull, or } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { isVisibleTo } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { type DescribedFile, type SameFile } from "#core/uploads/types.ts";
import { selectVideos } from "#core/videos/select-videos.ts";
import { uploads } from "#db/schema/uploads.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Where the user has a file already: as a title that the user may see, or as another unfinished upload of the user;
 * null where nowhere, and where its own unfinished upload resumes. It refuses nothing: the page asks.
 */
export async function findSameFile(
  ctx: CoreContext,
  user: SignedInUser,
  file: DescribedFile,
): Promise<SameFile | null> {
  const mine = and(eq(uploads.userId, user.userId), eq(uploads.state, "active"));
  const isResumed = and(eq(uploads.fingerprint, file.fingerprint), eq(uploads.sizeBytes, file.sizeBytes));
  if ((await ctx.db.$count(uploads, and(mine, isResumed))) > 0) return null;
  return (await inLibrary(ctx, user, file)) ?? (await amongUploads(ctx, user, file));
}

async function inLibrary(
  ctx: CoreContext,
  user: SignedInUser,
  { fileName, sizeBytes, sourceFingerprint }: DescribedFile,
): Promise<SameFile | null> {
  const hasSameEnds = eq(videos.sourceFingerprint, sourceFingerprint);
  // Videos of older releases have no fingerprint: their name and size must do.
  const isAlike = and(
    isNull(videos.sourceFingerprint),
    eq(videos.sourceFileName, fileName),
    eq(videos.sourceBytes, sizeBytes),
  );
  const where = and(or(hasSameEnds, isAlike), isVisibleTo(user));
  const [known] = await selectVideos(ctx, { where, limit: 1 });
  return known ? { name: known.title, titleId: known.titleId } : null;
}

async function amongUploads(
  ctx: CoreContext,
  { userId }: SignedInUser,
  { sourceFingerprint }: DescribedFile,
): Promise<SameFile | null> {
  const isSame = eq(uploads.sourceFingerprint, sourceFingerprint);
  const [upload] = await ctx.db
    .select({ fileName: uploads.fileName })
    .from(uploads)
    .where(and(eq(uploads.userId, userId), eq(uploads.state, "active"), isSame))
    .limit(1);
  return upload ? { name: upload.fileName, titleId: null } : null;
}
