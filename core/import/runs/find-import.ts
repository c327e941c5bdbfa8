import { eq } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";
import { type DatabaseOrTransaction, type Transaction } from "#db/client.ts";
import { imports } from "#db/schema/imports.ts";

export type ImportRow = typeof imports.$inferSelect;

/** An import's row; null if there is none, which also a job may find that outlived it. */
export async function findImport(tx: DatabaseOrTransaction, importId: string): Promise<ImportRow | null> {
  const [row] = isId(importId) ? await tx.select().from(imports).where(eq(imports.id, importId)) : [];
  return row ?? null;
}

/** An import's row, locked until the transaction ends. Throws not_found. */
export async function lockImport(tx: Transaction, importId: string): Promise<ImportRow> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, importId)).for("update");
  if (!row) throw new DomainError("not_found", "imports.notFound");
  return row;
}
