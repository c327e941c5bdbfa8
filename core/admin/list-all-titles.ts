import { and, inArray, sql } from "drizzle-orm";
import { libraryWhere, type LibraryFilter } from "#core/admin/library/library-filter.ts";
import {
  orderSql,
  readLibraryCursor,
  writeLibraryCursor,
  type LibraryOrder,
} from "#core/admin/library/library-order.ts";
import { titleContents } from "#core/admin/title-contents.ts";
import { type AdminTitle } from "#core/admin/types.ts";
import { selectTitles } from "#core/catalog/title-cards.ts";
import { type Page } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { titles } from "#db/schema/titles.ts";

export interface LibraryRequest {
  readonly filter?: LibraryFilter | undefined;
  readonly order?: LibraryOrder | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

/**
 * The titles of a filter that are not deleted, of any visibility, with their state and size; newest first unless
 * `order` says otherwise. Throws bad_input for an invalid cursor.
 */
export async function listAllTitles(ctx: CoreContext, request: LibraryRequest): Promise<Page<AdminTitle>> {
  const { limit, order = "created" } = request;
  const keys = await libraryKeys(ctx, request);
  const page = keys.slice(0, limit);
  const items = await describe(
    ctx,
    page.map(({ id }) => id),
  );
  const last = page.at(-1);
  return { items, nextCursor: keys.length > limit && last ? writeLibraryCursor({ order, ...last }) : null };
}

/** The ids of a page and one more, with the value that they are ordered by. */
async function libraryKeys(
  ctx: CoreContext,
  { filter = {}, order = "created", cursor, limit }: LibraryRequest,
) {
  const { key, orderBy, after } = orderSql[order];
  const from = readLibraryCursor(cursor, order);
  return ctx.db
    .select({ id: titles.id, at: key })
    .from(titles)
    .where(and(libraryWhere(filter), from ? after(from) : undefined))
    .orderBy(...orderBy)
    .limit(limit + 1);
}

async function describe(ctx: CoreContext, ids: string[]): Promise<AdminTitle[]> {
  if (ids.length === 0) return [];
  const rows = await selectTitles(ctx, {
    where: inArray(titles.id, ids),
    order: "created",
    limit: ids.length,
  });
  const contentsOf = await titleContents(ctx, ids);
  const byId = new Map(rows.map((row) => [row.card.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { card, visibility, publishAt, createdAt } = row;
    return [{ ...card, ...contentsOf(id), visibility, publishAt, createdAt }];
  });
}

/** Counting more would take longer than reading a page. */
const MAX_COUNTED = 1_000;

/** How many titles a filter has; 1,001 stands for more than 1,000. */
export async function countLibrary(ctx: CoreContext, filter: LibraryFilter): Promise<number> {
  const some = ctx.db
    .select({ one: sql`1`.as("one") })
    .from(titles)
    .where(libraryWhere(filter))
    .limit(MAX_COUNTED + 1)
    .as("some");
  const [row] = await ctx.db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}
