import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { DomainError } from "#core/errors/domain-error.ts";
import { exactTime } from "#core/paging/keyset.ts";
import { titles } from "#db/schema/titles.ts";

/** The orders of the library: newest first, changed last first, by name. */
export const LIBRARY_ORDERS = ["created", "updated", "name"] as const;
export type LibraryOrder = (typeof LIBRARY_ORDERS)[number];

const keySchema = z.object({ order: z.enum(LIBRARY_ORDERS), at: z.string().max(1_000), id: z.uuid() });
type Key = z.infer<typeof keySchema>;

interface OrderSql {
  /** The order's value as a cursor holds it. */
  readonly key: SQL<string>;
  readonly orderBy: SQL[];
  readonly after: (key: Key) => SQL;
}

const fold = sql<string>`title_fold(${titles.name})`;
const byTime = (column: typeof titles.createdAt | typeof titles.updatedAt): OrderSql => ({
  key: exactTime(column),
  orderBy: [sql`${column} desc`, sql`${titles.id} desc`],
  after: ({ at, id }) => sql`(${column}, ${titles.id}) < (${at}::timestamptz, ${id}::uuid)`,
});

/** How an order reads the index that it has. */
export const orderSql: Record<LibraryOrder, OrderSql> = {
  created: byTime(titles.createdAt),
  updated: byTime(titles.updatedAt),
  name: {
    key: fold,
    orderBy: [fold, sql`${titles.id}`],
    after: ({ at, id }) => sql`(${fold}, ${titles.id}) > (${at}, ${id}::uuid)`,
  },
};

/** The cursor of the page after a row. */
export const writeLibraryCursor = (key: Key): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** Parses a cursor; null for none. Throws bad_input where it is not of this order. */
export function readLibraryCursor(cursor: string | null | undefined, order: LibraryOrder): Key | null {
  if (!cursor) return null;
  const key = keySchema.safeParse(jsonOf(Buffer.from(cursor, "base64url").toString("utf8")));
  const isTime = order === "name" || !Number.isNaN(Date.parse(key.data?.at ?? ""));
  if (key.success && key.data.order === order && isTime) return key.data;
  throw new DomainError("bad_input", "request.pageOfListGone");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
