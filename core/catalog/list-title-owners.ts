import { and, asc, eq, exists, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { profiles } from "#db/schema/profiles.ts";
import { titles } from "#db/schema/titles.ts";

/** More owners than this are hard to choose from. */
const MAX_OWNERS = 300;

/** The users who have titles, by id and name; the first 300 in the order of their names. */
export async function listTitleOwners({ db }: CoreContext): Promise<{ id: string; name: string }[]> {
  const theirs = db
    .select({ id: titles.id })
    .from(titles)
    .where(and(eq(titles.ownerUserId, profiles.userId), isNull(titles.deletedAt)));
  return db
    .select({ id: profiles.userId, name: profiles.name })
    .from(profiles)
    .where(and(eq(profiles.isDefault, true), exists(theirs)))
    .orderBy(asc(profiles.name))
    .limit(MAX_OWNERS);
}
