import { and, eq, isNull, sql } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { titles } from "#db/schema/titles.ts";

/** Locks a living title for an edit, so that edits of one title go one after the other. Throws not_found. */
export async function lockTitle(tx: Transaction, titleId: string) {
  const [title] = await tx
    .select()
    .from(titles)
    .where(and(eq(titles.id, titleId), isNull(titles.deletedAt)))
    .for("update");
  if (!title) throw new DomainError("not_found", "Title not found. It may have been deleted.");
  return title;
}

/** As `lockTitle`, for a series. Throws bad_input for a film: it has neither seasons nor episodes. */
export async function lockSeries(tx: Transaction, titleId: string) {
  const title = await lockTitle(tx, titleId);
  if (title.kind === "series") return title;
  throw new DomainError("bad_input", `${title.name} is a film. Only a series has seasons and episodes.`);
}

/** Raises a title's `rev`: something of it changed. */
export async function touchTitle(tx: Transaction, titleId: string): Promise<void> {
  await tx
    .update(titles)
    .set({ rev: sql`${titles.rev} + 1`, updatedAt: sql`now()` })
    .where(eq(titles.id, titleId));
}
