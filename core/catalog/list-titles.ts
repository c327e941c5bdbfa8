import { and, eq, sql } from "drizzle-orm";
import { selectTitles } from "#core/catalog/title-cards.ts";
import { type Page, type TitleCard } from "#core/catalog/types.ts";
import { hasSomethingToPlay, isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { afterKey, cutPage, readCursor } from "#core/paging/keyset.ts";
import { titles } from "#db/schema/titles.ts";

export interface TitleListing {
  readonly kind?: "movie" | "series" | undefined;
  readonly genre?: string | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

/** Published titles that can be played, newest first. Throws bad_input for an invalid cursor. */
export async function listTitles(
  ctx: CoreContext,
  { kind, genre, cursor, limit }: TitleListing,
): Promise<Page<TitleCard>> {
  const where = and(
    isPublished,
    hasSomethingToPlay,
    kind && eq(titles.kind, kind),
    genre ? sql`${titles.genres} @> array[${genre}]::text[]` : undefined,
    afterKey(titles.publishedAt, titles.id, readCursor(cursor)),
  );
  const rows = await selectTitles(ctx, { where, order: "published", limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => row.publishedKey);
  return { items: page.items.map((row) => row.card), nextCursor: page.nextCursor };
}
