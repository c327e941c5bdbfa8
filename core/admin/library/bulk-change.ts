import { z } from "zod";
import { type titles } from "#db/schema/titles.ts";

const word = z.string().trim().min(1).max(60);
const words = z.array(word).max(20).optional();

/** A change of many titles; omitted parts leave them as they are. */
export const bulkChangeSchema = z.object({
  visibility: z.enum(["draft", "unlisted", "published"]).optional(),
  ageRatingYears: z.number().int().min(0).max(21).nullish(),
  ...{ addGenres: words, removeGenres: words, addTags: words, removeTags: words },
});
export type BulkChange = z.infer<typeof bulkChangeSchema>;

type Title = typeof titles.$inferSelect;
/** The fields that a bulk edit can change. */
export type BulkFields = Pick<Title, "visibility" | "ageRatingYears" | "genres" | "tags">;

/** As many as a title's editor takes. */
const MAX_WORDS = 20;

/** The fields of a title after a change; null if nothing of it changes. */
export function changedFields(title: BulkFields, change: BulkChange): Partial<BulkFields> | null {
  const wanted: BulkFields = {
    visibility: change.visibility ?? title.visibility,
    ageRatingYears: change.ageRatingYears === undefined ? title.ageRatingYears : change.ageRatingYears,
    genres: changedWords(title.genres, change.addGenres, change.removeGenres),
    tags: changedWords(title.tags, change.addTags, change.removeTags),
  };
  const names = (Object.keys(wanted) as (keyof BulkFields)[]).filter(
    (name) => JSON.stringify(wanted[name]) !== JSON.stringify(title[name]),
  );
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, wanted[name]]));
}

function changedWords(own: string[], add: readonly string[] = [], remove: readonly string[] = []): string[] {
  const kept = own.filter((one) => !remove.includes(one));
  return [...new Set([...kept, ...add])].slice(0, Math.max(MAX_WORDS, kept.length));
}
