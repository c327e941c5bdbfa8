import { and, eq, isNull, sql } from "drizzle-orm";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { assertImages } from "#core/catalog/images/assert-images.ts";
import { assertPublishable } from "#core/catalog/assert-publishable.ts";
import { saveCredits } from "#core/catalog/credits.ts";
import { assertUnchanged } from "#core/catalog/assert-unchanged.ts";
import { type TitleChange, type TitleEdit } from "#core/catalog/title-change.ts";
import { isVisibleTo, seesUnplayable } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { closeTokens } from "#core/playback/tokens/close-tokens.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";

/**
 * Changes a title and increases its `rev`. A movie's playable gets the same name. Owners change their own
 * titles, but only admins publish, now or at a time. With `expected`, a field that another editor changed meanwhile to
 * something else is a conflict, and nothing is written. Unpublishing revokes the media tokens of viewers other than the owner and
 * admins. Throws not_found, forbidden, conflict for publishing a title whose every file failed, and bad_input
 * for an image of another title.
 */
export async function updateTitle(ctx: CoreContext, user: SignedInUser, edit: TitleEdit): Promise<void> {
  const { expected, ...change } = edit;
  await ctx.db.transaction(async (tx) => {
    const title = await lockTitle(tx, user, change.titleId);
    if (!seesUnplayable(user, title.ownerUserId)) {
      throw new DomainError("forbidden", "catalog.editorsOnly");
    }
    const publishes = change.visibility === "published" || change.publishAt != null;
    if (publishes && !hasScope(user, "catalog")) {
      throw new DomainError("forbidden", "catalog.adminsPublish");
    }
    if (change.visibility === "published" && title.visibility !== "published") {
      await assertPublishable(tx, change.titleId);
    }
    if (expected) await assertUnchanged(tx, { expected, change });
    await writeTitleChange(tx, change);
    const isHidden = change.visibility !== undefined && change.visibility !== "published";
    if (title.visibility === "published" && isHidden) await closeTokens(tx, change.titleId);
  });
}

/**
 * Writes a change inside the caller's transaction, for a caller without a user, such as an import.
 * Throws bad_input for an image of another title.
 */
export async function writeTitleChange(tx: Transaction, change: TitleChange): Promise<void> {
  await assertImages(tx, change.titleId, [change.posterImageId, change.backdropImageId]);
  await writeTitle(tx, change);
  if (change.credits) await saveCredits(tx, change.titleId, change.credits);
  if (change.name !== undefined) await renameMovie(tx, change.titleId, change.name);
}

async function lockTitle(tx: Transaction, user: SignedInUser, titleId: string) {
  const [title] = await tx
    .select({ ownerUserId: titles.ownerUserId, visibility: titles.visibility })
    .from(titles)
    .where(and(eq(titles.id, titleId), isVisibleTo(user)))
    .for("update");
  if (!title) throw new DomainError("not_found", "catalog.titleNotFound");
  return title;
}

async function writeTitle(
  tx: Transaction,
  { titleId, genres, tags, credits: _, ...change }: TitleChange,
): Promise<void> {
  const publishedAt = sql`coalesce(${titles.publishedAt}, now())`;
  await tx
    .update(titles)
    .set({
      ...change,
      ...(genres && { genres: [...new Set(genres)] }),
      ...(tags && { tags: [...new Set(tags)] }),
      ...(change.visibility === "published" && { publishedAt }),
      ...(change.visibility !== undefined && change.visibility !== "draft" && { publishAt: null }),
      rev: sql`${titles.rev} + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(titles.id, titleId));
}

async function renameMovie(tx: Transaction, titleId: string, name: string): Promise<void> {
  const ofMovie = and(
    eq(playables.titleId, titleId),
    eq(playables.kind, "movie"),
    isNull(playables.seasonId),
  );
  await tx.update(playables).set({ name }).where(ofMovie);
}
