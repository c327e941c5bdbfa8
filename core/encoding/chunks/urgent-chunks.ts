import { type CoreContext } from "#core/context.ts";
import { isAwaited, nextChunkOf } from "#core/encoding/chunks/claim-chunk.ts";

/** What waits for a place in the urgent queue. */
export interface UrgentQueue {
  /** An urgent chunk could be claimed. */
  readonly hasChunk: boolean;
  /** A viewer is held waiting for one, or it is the first chunk of a video. */
  readonly isPressing: boolean;
}

/** Looks at the chunk that the urgent queue would claim next. */
export async function urgentQueue(ctx: CoreContext): Promise<UrgentQueue> {
  const [next] = await ctx.sql<{ is_pressing: boolean }[]>`
    select priority = 0 or coalesce(${isAwaited(ctx.sql)}, false) as is_pressing
    from chunks where id = (${nextChunkOf(ctx.sql, { queue: "urgent", onlyFirst: false })})`;
  return { hasChunk: next !== undefined, isPressing: next?.is_pressing ?? false };
}

/** What viewers want of running chunks now. */
export interface ChunkRequest {
  readonly chunkId: string;
  /** The segment that a viewer is held waiting for, null where none is. */
  readonly awaitedSegment: number | null;
  /** A viewer is held waiting for one of its segments. */
  readonly isAwaited: boolean;
  /** A viewer waits for it, or will want it soon. */
  readonly isRequested: boolean;
}

/** The requests for these chunks; those of chunks that are gone are left out. */
export async function chunkRequests(
  ctx: CoreContext,
  chunkIds: readonly string[],
): Promise<readonly ChunkRequest[]> {
  return ctx.sql<ChunkRequest[]>`
    select id as "chunkId", coalesce(requested_until > now(), false) as "isRequested",
      coalesce(${isAwaited(ctx.sql)}, false) as "isAwaited",
      case when ${isAwaited(ctx.sql)} then requested_segment end as "awaitedSegment"
    from chunks where id = any(${ctx.sql.array([...chunkIds])}::uuid[])`;
}
