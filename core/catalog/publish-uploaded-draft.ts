import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { rolesWith } from "#core/accounts/scopes.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { users } from "#db/schema/users.ts";
import { versions } from "#db/schema/versions.ts";

/**
 * Publishes the title of a version that became playable, if it is a draft that was never published, of a user who edits
 * the catalog: their upload is a draft until it can be played, and longer if the setting said so when it began. A
 * viewer's upload is unlisted from the start. Other choices stay, also for a series that was published and made a draft
 * again.
 */
export async function publishUploadedDraft(tx: Transaction, versionId: string): Promise<void> {
  const ofVersion = tx
    .select({ id: playables.titleId })
    .from(versions)
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(eq(versions.id, versionId));
  const owners = tx
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.role, rolesWith("catalog")));
  await tx
    .update(titles)
    .set({
      visibility: "published",
      publishedAt: sql`coalesce(${titles.publishedAt}, now())`,
      rev: sql`${titles.rev} + 1`,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        inArray(titles.id, ofVersion),
        eq(titles.visibility, "draft"),
        isNull(titles.publishedAt),
        titles.publishWhenPlayable,
        // A set time is a choice too.
        isNull(titles.publishAt),
        inArray(titles.ownerUserId, owners),
        isNull(titles.deletedAt),
      ),
    );
}
