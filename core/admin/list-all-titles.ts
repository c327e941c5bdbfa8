import { and, isNull } from "drizzle-orm";
import { selectTitles } from "#core/catalog/title-cards.ts";
import { type Page, type TitleCard } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { afterKey, cutPage, readCursor } from "#core/paging/keyset.ts";
import { titles } from "#db/schema/titles.ts";

export interface AdminTitle extends TitleCard {
  readonly visibility: "draft" | "unlisted" | "published";
}

/** Every title that is not deleted, whatever its visibility, newest first. */
export async function listAllTitles(
  ctx: CoreContext,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Page<AdminTitle>> {
  const where = and(isNull(titles.deletedAt), afterKey(titles.createdAt, titles.id, readCursor(cursor)));
  const rows = await selectTitles(ctx, { where, order: "created", limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => row.createdKey);
  const items = page.items.map((row) => ({ ...row.card, visibility: row.visibility }));
  return { items, nextCursor: page.nextCursor };
}
