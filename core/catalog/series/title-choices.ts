import { and, desc, eq, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { titles } from "#db/schema/titles.ts";

/** Enough for recent titles, and for every series of a site; a longer list is hard to choose from. */
const MAX_CHOICES = 300;

/** Films, or series, to choose one from: the newest 300, by id and name. */
export async function titleChoices(
  ctx: CoreContext,
  kind: "movie" | "series",
): Promise<{ id: string; name: string }[]> {
  return ctx.db
    .select({ id: titles.id, name: titles.name })
    .from(titles)
    .where(and(eq(titles.kind, kind), isNull(titles.deletedAt)))
    .orderBy(desc(titles.createdAt), desc(titles.id))
    .limit(MAX_CHOICES);
}
