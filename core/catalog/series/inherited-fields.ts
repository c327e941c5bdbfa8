import { type titles } from "#db/schema/titles.ts";

/** What a new title takes over from the one that its film or episode came from: owner, visibility, words and rating. */
export function inheritedFields(title: typeof titles.$inferSelect) {
  const { ownerUserId, visibility, publishedAt, publishWhenPlayable } = title;
  const { languageTag, genres, tags, ageRatingYears } = title;
  return {
    ...{ ownerUserId, visibility, publishedAt, publishWhenPlayable },
    ...{ languageTag, genres, tags, ageRatingYears },
  };
}
