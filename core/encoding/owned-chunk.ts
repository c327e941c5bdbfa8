import { and, eq, type SQL } from "drizzle-orm";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { chunks } from "#db/schema/chunks.ts";

/** The condition that a claim still holds its chunk: what an attempt writes is compared and set by its token. */
export function isOwnedBy(claim: Pick<ChunkClaim, "chunkId" | "attemptToken">): SQL | undefined {
  return and(
    eq(chunks.id, claim.chunkId),
    eq(chunks.attemptToken, claim.attemptToken),
    eq(chunks.state, "running"),
  );
}
