import { and, eq, sql } from "drizzle-orm";
import { type ImportRow } from "#core/import/runs/find-import.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { imports } from "#db/schema/imports.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

type ImportState = ImportRow["state"];

/** Moves an import on from one state; nothing happens if it was cancelled meanwhile. */
export async function moveImport(
  tx: DatabaseOrTransaction,
  importId: string,
  move: { readonly from: ImportState; readonly to: ImportState; readonly failure?: StoredMessage },
): Promise<void> {
  const { from, to, failure = null } = move;
  const isEnd = to === "complete" || to === "failed";
  await tx
    .update(imports)
    .set({ state: to, failure, ...(isEnd && { endedAt: sql`now()` }) })
    .where(and(eq(imports.id, importId), eq(imports.state, from)));
}
