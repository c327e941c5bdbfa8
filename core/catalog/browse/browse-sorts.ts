import { asc, desc, sql, type SQL } from "drizzle-orm";
import { type PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { type BrowseSort } from "#core/catalog/browse/browse-choices.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { exactTime } from "#core/paging/keyset.ts";
import { type SortKey } from "#core/paging/sort-cursor.ts";
import { listedTitles } from "#db/schema/listed-titles.ts";

/** How a list is sorted: each has an index of `listed_titles`, with the id for rows that are equal. */
interface Sort {
  readonly column: PgColumn;
  readonly isDescending: boolean;
  /** The value as text, without loss, for the cursor. */
  readonly text: SQL<string>;
  /** What a cursor's value has to be, since it comes from a client and is cast to `type`. */
  readonly value: z.ZodType;
  readonly type: "timestamptz" | "text" | "int" | "float8";
}

const SORTS: Readonly<Record<BrowseSort, Sort>> = {
  newest: {
    ...{ column: listedTitles.publishedAt, isDescending: true, type: "timestamptz" },
    ...{ text: exactTime(listedTitles.publishedAt), value: z.iso.datetime({ precision: 6 }) },
  },
  name: {
    ...{ column: listedTitles.name, isDescending: false, type: "text" },
    ...{ text: sql<string>`${listedTitles.name}`, value: z.string().max(1_000) },
  },
  year: {
    ...{ column: listedTitles.releaseYear, isDescending: true, type: "int" },
    ...{ text: sql<string>`${listedTitles.releaseYear}::text`, value: z.string().regex(/^\d{1,5}$/) },
  },
  length: {
    ...{ column: listedTitles.lengthSeconds, isDescending: false, type: "float8" },
    ...{
      text: sql<string>`${listedTitles.lengthSeconds}::text`,
      value: z.string().regex(/^[\d.e+]{1,30}$|^Infinity$/),
    },
  },
};

/** The text of what a row is sorted by. */
export function sortText(sort: BrowseSort): SQL<string> {
  return SORTS[sort].text;
}

export function sortOrder(sort: BrowseSort): SQL[] {
  const { column, isDescending } = SORTS[sort];
  return isDescending ? [desc(column), desc(listedTitles.titleId)] : [asc(column), asc(listedTitles.titleId)];
}

/** The condition for rows after a key. Throws bad_input for a value that this sort does not have. */
export function afterSortKey(sort: BrowseSort, key: SortKey | null): SQL | undefined {
  if (!key) return undefined;
  const { column, isDescending, value, type } = SORTS[sort];
  if (!value.safeParse(key.value).success) throw new DomainError("bad_input", "request.pageOfListGone");
  const sign = sql.raw(isDescending ? "<" : ">");
  return sql`(${column}, ${listedTitles.titleId}) ${sign} (${key.value}::${sql.raw(type)}, ${key.id}::uuid)`;
}
