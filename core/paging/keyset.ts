import { sql, type SQL } from "drizzle-orm";
import { type PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { DomainError } from "#core/errors/domain-error.ts";

/** Longest page of any list. */
export const MAX_PAGE_SIZE = 100;

const keySchema = z.object({ at: z.iso.datetime({ precision: 6 }), id: z.uuid() });

/** The start of a page: the time (to the microsecond, as in Postgres) and the id of the last row before. */
export type PageKey = z.infer<typeof keySchema>;

/** Selects a time to the microsecond; a JavaScript Date would lose three digits, and the list could lose a row. */
export function exactTime(column: PgColumn): SQL<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** The condition for rows after a key in a list ordered by time and id, both descending. */
export function afterKey(time: PgColumn, id: PgColumn, key: PageKey | null): SQL | undefined {
  return key ? sql`(${time}, ${id}) < (${key.at}::timestamptz, ${key.id}::uuid)` : undefined;
}

/** Parses a cursor from a client; null for none. Throws bad_input if we did not write it. */
export function readCursor(cursor: string | null | undefined): PageKey | null {
  if (!cursor) return null;
  const parsed = keySchema.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (parsed.success) return parsed.data;
  throw new DomainError("bad_input", "request.pageOfListGone");
}

/**
 * Splits rows, which were queried with `limit` plus one, into a page's items and the cursor of the next page
 * (null at the end).
 */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => PageKey,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? writeCursor(keyOf(last)) : null;
  return { items, nextCursor };
}

function writeCursor(key: PageKey): string {
  return Buffer.from(JSON.stringify({ at: key.at, id: key.id })).toString("base64url");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
