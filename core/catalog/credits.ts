import { type Credit, type ShownCredit } from "#core/catalog/types.ts";
import { asc, eq, inArray } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Transaction } from "#db/client.ts";
import { credits } from "#db/schema/credits.ts";
import { newId } from "#core/uuid.ts";
import { people } from "#db/schema/people.ts";

/** More than a film's closing credits show. */
export const MAX_CREDITS = 300;

/** A title's credits in their order; at most 300. */
export async function loadCredits(ctx: CoreContext, titleId: string): Promise<ShownCredit[]> {
  return ctx.db
    .select({
      kind: credits.kind,
      part: credits.part,
      personName: credits.personName,
      personId: credits.personId,
    })
    .from(credits)
    .where(eq(credits.titleId, titleId))
    .orderBy(asc(credits.position))
    .limit(MAX_CREDITS);
}

/** Replaces a title's credits, in the given order, inside the caller's transaction. New names become people. */
export async function saveCredits(
  tx: Transaction,
  titleId: string,
  wanted: readonly Credit[],
): Promise<void> {
  await tx.delete(credits).where(eq(credits.titleId, titleId));
  const kept = wanted.slice(0, MAX_CREDITS);
  if (kept.length === 0) return;
  const personIds = await findOrMakePeople(tx, [...new Set(kept.map(({ personName }) => personName))]);
  await tx.insert(credits).values(
    kept.map((credit, position) => {
      return { titleId, position, ...credit, personId: personIds.get(credit.personName) };
    }),
  );
}

/** By name. They are inserted in one order, so that two editors can't wait for each other. */
async function findOrMakePeople(tx: Transaction, names: readonly string[]): Promise<Map<string, string>> {
  const rows = names.toSorted().map((name) => ({ id: newId(), name }));
  await tx.insert(people).values(rows).onConflictDoNothing({ target: people.name });
  const found = await tx.select().from(people).where(inArray(people.name, names));
  return new Map(found.map(({ id, name }) => [name, id]));
}
