import { eq } from "drizzle-orm";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Checks that a user may manage a video (retry, delete, see its failures): its uploader, and admins; deleted
 * ones too, so that a deletion can be undone. Throws not_found otherwise; the error does not tell whether it
 * exists.
 */
export async function assertMayManage(ctx: CoreContext, user: SignedInUser, videoId: string): Promise<void> {
  const [row] = await ctx.db
    .select({ ownerUserId: titles.ownerUserId })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .where(eq(videos.id, videoId));
  const may = row && (hasScope(user, "catalog") || row.ownerUserId === user.userId);
  if (!may) throw new DomainError("not_found", "videos.notFound");
}
