import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type BulkChange, type BulkFields, changedFields } from "#core/admin/library/bulk-change.ts";
import { libraryWhere, type LibraryFilter } from "#core/admin/library/library-filter.ts";
import { assertPublishable } from "#core/catalog/assert-publishable.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { closeTokens } from "#core/playback/tokens/close-tokens.ts";
import { newId } from "#core/uuid.ts";
import { type Transaction } from "#db/client.ts";
import { bulkEditItems, bulkEdits } from "#db/schema/bulk-edits.ts";
import { titles } from "#db/schema/titles.ts";

/** The titles of one batch: a transaction of well under a second. */
export const BATCH_TITLES = 200;

export interface BulkEdit {
  /** The edit that this batch continues; null for the first one. */
  readonly editId: string | null;
  /** These titles, at most 200; or those of a filter, in the order of their ids after `afterId`. */
  readonly of:
    | { readonly titleIds: readonly string[] }
    | { readonly filter: LibraryFilter; readonly afterId: string | null };
  readonly change: BulkChange;
}

export interface BulkBatch {
  readonly editId: string;
  readonly changed: number;
  /** Titles that were to be published, of which every file failed. */
  readonly skipped: number;
  /** Where the next batch of a filter begins; null at its end. */
  readonly nextAfterId: string | null;
}

type Title = typeof titles.$inferSelect;

/**
 * Changes one batch of titles in one transaction, and keeps what it changed, so that `undoBulkEdit` can take it back.
 * The client goes on from batch to batch, and can stop between them. Throws not_found for an edit of another user.
 */
export async function bulkEdit(ctx: CoreContext, user: SignedInUser, edit: BulkEdit): Promise<BulkBatch> {
  return ctx.db.transaction(async (tx) => {
    const editId = await openEdit(tx, user, edit.editId);
    const batch = await lockBatch(tx, edit.of);
    let [changed, skipped] = [0, 0];
    for (const title of batch) {
      const outcome = await changeTitle(tx, { editId, title, change: edit.change });
      changed += outcome === "changed" ? 1 : 0;
      skipped += outcome === "skipped" ? 1 : 0;
    }
    const isMore = "filter" in edit.of && batch.length === BATCH_TITLES;
    return { editId, changed, skipped, nextAfterId: isMore ? (batch.at(-1)?.id ?? null) : null };
  });
}

async function openEdit(tx: Transaction, { userId }: SignedInUser, editId: string | null): Promise<string> {
  if (editId === null) {
    const id = newId();
    await tx.insert(bulkEdits).values({ id, userId });
    return id;
  }
  const isMine = and(eq(bulkEdits.id, editId), eq(bulkEdits.userId, userId));
  if ((await tx.$count(bulkEdits, isMine)) > 0) return editId;
  throw new DomainError("not_found", "catalog.bulkEditNotFound");
}

/** In the order of ids: a change may move a title out of its filter, and never past this position. */
async function lockBatch(tx: Transaction, of: BulkEdit["of"]): Promise<Title[]> {
  const where =
    "titleIds" in of
      ? and(libraryWhere({}), inArray(titles.id, of.titleIds.slice(0, BATCH_TITLES)))
      : and(libraryWhere(of.filter), of.afterId === null ? undefined : gt(titles.id, of.afterId));
  return tx.select().from(titles).where(where).orderBy(asc(titles.id)).limit(BATCH_TITLES).for("update");
}

async function changeTitle(
  tx: Transaction,
  { editId, title, change }: { editId: string; title: Title; change: BulkChange },
): Promise<"changed" | "skipped" | "same"> {
  const after = changedFields(title, change);
  if (after === null) return "same";
  if (after.visibility === "published" && !(await isPublishable(tx, title.id))) return "skipped";
  await writeFields(tx, title, after);
  const names = Object.keys(after) as (keyof BulkFields)[];
  const before = Object.fromEntries(names.map((name) => [name, title[name]]));
  await tx
    .insert(bulkEditItems)
    .values({ editId, titleId: title.id, before, after })
    .onConflictDoUpdate({ target: [bulkEditItems.editId, bulkEditItems.titleId], set: { after } });
  return "changed";
}

async function isPublishable(tx: Transaction, titleId: string): Promise<boolean> {
  try {
    await assertPublishable(tx, titleId);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Writes some fields of a title; unpublishing revokes the media tokens of its viewers. */
export async function writeFields(tx: Transaction, title: Title, fields: Partial<BulkFields>): Promise<void> {
  const { visibility } = fields;
  await tx
    .update(titles)
    .set({
      ...fields,
      ...(visibility === "published" && { publishedAt: sql`coalesce(${titles.publishedAt}, now())` }),
      ...(visibility !== undefined && { publishAt: null }),
      ...{ rev: sql`${titles.rev} + 1`, updatedAt: sql`now()` },
    })
    .where(eq(titles.id, title.id));
  const isHidden = visibility !== undefined && visibility !== "published";
  if (title.visibility === "published" && isHidden) await closeTokens(tx, title.id);
}
