import { type CoreContext } from "#core/context.ts";
import { isAwaited, nextChunkOf } from "#core/encoding/chunks/claim-chunk.ts";

/** What waits in the urgent queue. */
export interface UrgentQueue {
  /** An urgent chunk could be claimed. */
  readonly hasChunk: boolean;
  /** A viewer is held waiting for one, or it is the first chunk of a video. */
  readonly isPressing: boolean;
}

/** Reads the chunk that the urgent queue would claim next. */
export async function urgentQueue(ctx: CoreContext): Promise<UrgentQueue> {
  const [next] = await ctx.sql<{ is_pressing: boolean }[]>`
    select priority = 0 or coalesce(${isAwaited(ctx.sql)}, false) as is_pressing
    from chunks where id = (${nextChunkOf(ctx.sql, { queue: "urgent", onlyFirst: false })})`;
  return { hasChunk: next !== undefined, isPressing: next?.is_pressing ?? false };
}

/** The current requests for running chunks. */
export interface ChunkRequest {
  readonly chunkId: string;
  /** The segment that a viewer is held waiting for, null if there is none. */
  readonly awaitedSegment: number | null;
  /** A viewer is held waiting for one of its segments. */
  readonly isAwaited: boolean;
  /** A viewer waits for it, or look-ahead requested it. */
  readonly isRequested: boolean;
}

/** The requests for these chunks; deleted chunks are left out. */
export async function chunkRequests(
  ctx: CoreContext,
  chunkIds: readonly string[],
): Promise<readonly ChunkRequest[]> {
  return ctx.sql<ChunkRequest[]>`
    select id as "chunkId", coalesce(requested_until > now(), false) as "isRequested",
      coalesce(${isAwaited(ctx.sql)}, false) as "isAwaited",
      case when ${isAwaited(ctx.sql)} then requested_segment end as "awaitedSegment"
    from chunks where id in ${ctx.sql([...chunkIds])}`;
}
