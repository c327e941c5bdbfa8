import { and, eq, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { titles } from "#db/schema/titles.ts";

/** The language of the pages, for a title without one of its own. */
const SITE_LANGUAGE_TAG = "en";

/** A title as the metadata service is asked about it. Throws not_found. */
export async function loadDescribedTitle(ctx: CoreContext, titleId: string) {
  const [title] = await ctx.db
    .select()
    .from(titles)
    .where(and(eq(titles.id, titleId), isNull(titles.deletedAt)));
  if (!title) throw new DomainError("not_found", "catalog.titleNotFound");
  return { ...title, languageTag: title.languageTag ?? SITE_LANGUAGE_TAG };
}

export type DescribedTitle = Awaited<ReturnType<typeof loadDescribedTitle>>;
