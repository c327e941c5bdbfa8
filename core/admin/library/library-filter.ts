import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { titles } from "#db/schema/titles.ts";

/** What the library shows: every field narrows it. */
export const libraryFilterSchema = z.object({
  /** A part of the name, whatever its case and diacritics. */
  search: z.string().trim().max(200).optional(),
  state: z.enum(["draft", "scheduled", "unlisted", "published"]).optional(),
  kind: z.enum(["movie", "series"]).optional(),
  genre: z.string().max(60).optional(),
  tag: z.string().max(60).optional(),
  ownerUserId: z.uuid().optional(),
});
export type LibraryFilter = z.infer<typeof libraryFilterSchema>;

/** The titles of a filter that are not deleted. */
export function libraryWhere({
  search,
  state,
  kind,
  genre,
  tag,
  ownerUserId,
}: LibraryFilter): SQL | undefined {
  return and(
    isNull(titles.deletedAt),
    search ? nameHas(search) : undefined,
    state && hasState(state),
    kind && eq(titles.kind, kind),
    genre ? sql`${titles.genres} @> array[${genre}]::text[]` : undefined,
    tag ? sql`${titles.tags} @> array[${tag}]::text[]` : undefined,
    ownerUserId ? eq(titles.ownerUserId, ownerUserId) : undefined,
  );
}

/** The index finds candidates by bytes; a match may begin in the middle of a letter there, so the names decide. */
function nameHas(search: string): SQL {
  const text = search.replace(/[\\%_]/g, "\\$&");
  return sql`(title_trigram_key(${titles.name}) like '%' || title_trigram_key(${search}) || '%'
    and title_fold(${titles.name}) like '%' || title_fold(${text}) || '%')`;
}

function hasState(state: NonNullable<LibraryFilter["state"]>): SQL | undefined {
  if (state === "scheduled") return sql`${titles.publishAt} is not null and ${titles.visibility} = 'draft'`;
  return eq(titles.visibility, state);
}
