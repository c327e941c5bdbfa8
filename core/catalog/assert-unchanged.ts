import { isDeepStrictEqual } from "node:util";
import { asc, eq } from "drizzle-orm";
import { type TitleChange } from "#core/catalog/title-change.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { credits } from "#db/schema/credits.ts";
import { titles } from "#db/schema/titles.ts";

interface Seen {
  readonly change: TitleChange;
  readonly expected: Omit<TitleChange, "titleId">;
}

/**
 * Throws conflict where a changed field has neither the value that its editor saw nor the one that it gets: another
 * editor saved meanwhile. The title is locked.
 */
export async function assertUnchanged(tx: Transaction, { change, expected }: Seen): Promise<void> {
  const { titleId, ...wanted } = change;
  const [title] = await tx.select().from(titles).where(eq(titles.id, titleId));
  const current: Record<string, unknown> = { ...title };
  if (wanted.credits && expected.credits) current.credits = await creditsNow(tx, titleId);
  for (const name of Object.keys(wanted) as (keyof typeof wanted)[]) {
    const [now, seen] = [current[name], expected[name]];
    if (seen === undefined || isDeepStrictEqual(now, seen) || isDeepStrictEqual(now, wanted[name])) continue;
    throw new DomainError("conflict", "catalog.changedMeanwhile");
  }
}

function creditsNow(tx: Transaction, titleId: string) {
  const { kind, part, personName } = credits;
  return tx
    .select({ kind, part, personName })
    .from(credits)
    .where(eq(credits.titleId, titleId))
    .orderBy(asc(credits.position));
}
