import { and, eq, type SQL } from "drizzle-orm";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { chunks } from "#db/schema/chunks.ts";

/** The condition that a claim still holds its chunk: what an attempt writes is compared and set by its token. */
export function isOwnedBy(claim: Pick<ChunkClaim, "chunkId" | "attemptToken">): SQL | undefined {
  return and(
    eq(chunks.id, claim.chunkId),
    eq(chunks.attemptToken, claim.attemptToken),
    eq(chunks.state, "running"),
  );
}

/** Throws conflict where the claim no longer holds its chunk. */
export async function assertOwned(tx: DatabaseOrTransaction, claim: ChunkClaim): Promise<void> {
  const owned = await tx.select({ id: chunks.id }).from(chunks).where(isOwnedBy(claim));
  if (owned.length === 0) throw new DomainError("conflict", "encoding.chunkTaken");
}
