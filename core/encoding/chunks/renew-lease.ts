import { type CoreContext } from "#core/context.ts";
import { LEASE_SECONDS, type ChunkClaim } from "#core/encoding/types.ts";

/**
 * Renews the lease of a claim. False where the chunk is no longer ours, or its video failed or went away: then the
 * work must stop. Throws where the database does not answer.
 */
export async function renewLease(
  ctx: CoreContext,
  claim: Pick<ChunkClaim, "chunkId" | "attemptToken">,
): Promise<boolean> {
  const rows = await ctx.sql`
    update chunks c set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    from videos v
    where c.id = ${claim.chunkId} and c.attempt_token = ${claim.attemptToken} and c.state = 'running'
      and v.id = c.video_id and v.state <> 'failed' and v.deleted_at is null
    returning c.id`;
  return rows.length === 1;
}
