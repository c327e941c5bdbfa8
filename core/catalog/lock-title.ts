import { and, eq, isNull, sql } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { titles } from "#db/schema/titles.ts";

/**
 * Locks a title that is not deleted for an edit, so that edits of one title run one after the other. Throws
 * not_found.
 */
export async function lockTitle(tx: Transaction, titleId: string) {
  const [title] = await tx
    .select()
    .from(titles)
    .where(and(eq(titles.id, titleId), isNull(titles.deletedAt)))
    .for("update");
  if (!title) throw new DomainError("not_found", "catalog.titleNotFound");
  return title;
}

/** Like `lockTitle`, for a series. Throws bad_input for a film: it has neither seasons nor episodes. */
export async function lockSeries(tx: Transaction, titleId: string) {
  const title = await lockTitle(tx, titleId);
  if (title.kind === "series") return title;
  throw new DomainError("bad_input", "catalog.filmHasNoEpisodes", { name: title.name });
}

/** Increases a title's `rev` after a change. */
export async function touchTitle(tx: Transaction, titleId: string): Promise<void> {
  await tx
    .update(titles)
    .set({ rev: sql`${titles.rev} + 1`, updatedAt: sql`now()` })
    .where(eq(titles.id, titleId));
}
