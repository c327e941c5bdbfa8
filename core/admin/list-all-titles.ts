import { type AdminTitle } from "#core/admin/types.ts";
import { and, isNull } from "drizzle-orm";
import { titleContents } from "#core/admin/title-contents.ts";
import { selectTitles } from "#core/catalog/title-cards.ts";
import { type Page } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { afterKey, cutPage, readCursor } from "#core/paging/keyset.ts";
import { titles } from "#db/schema/titles.ts";

/** Every title that is not deleted, of any visibility, newest first, with its state and size. */
export async function listAllTitles(
  ctx: CoreContext,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Page<AdminTitle>> {
  const where = and(isNull(titles.deletedAt), afterKey(titles.createdAt, titles.id, readCursor(cursor)));
  const rows = await selectTitles(ctx, { where, order: "created", limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => row.createdKey);
  const contentsOf = await titleContents(
    ctx,
    page.items.map(({ card }) => card.id),
  );
  const items = page.items.map(({ card, visibility, createdAt }) => ({
    ...card,
    ...contentsOf(card.id),
    visibility,
    createdAt,
  }));
  return { items, nextCursor: page.nextCursor };
}
