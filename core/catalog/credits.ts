import { type Credit } from "#core/catalog/types.ts";
import { asc, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Transaction } from "#db/client.ts";
import { credits } from "#db/schema/credits.ts";

/** More than a film's closing credits show. */
export const MAX_CREDITS = 300;

/** A title's credits in their order; at most 300. */
export async function loadCredits(ctx: CoreContext, titleId: string): Promise<Credit[]> {
  return ctx.db
    .select({ kind: credits.kind, part: credits.part, personName: credits.personName })
    .from(credits)
    .where(eq(credits.titleId, titleId))
    .orderBy(asc(credits.position))
    .limit(MAX_CREDITS);
}

/** Replaces a title's credits, in the given order, inside the caller's transaction. */
export async function saveCredits(
  tx: Transaction,
  titleId: string,
  wanted: readonly Credit[],
): Promise<void> {
  await tx.delete(credits).where(eq(credits.titleId, titleId));
  const rows = wanted.slice(0, MAX_CREDITS).map((credit, position) => ({ titleId, position, ...credit }));
  if (rows.length > 0) await tx.insert(credits).values(rows);
}
