import { type RpcCaller } from "#app/trpc/caller.ts";
import { type Page, type VideoState } from "#core/catalog/types.ts";
import { type VideoDetail } from "#core/videos/types.ts";

/** Failed ones first, because they need an admin. */
const unfinished = ["failed", "playable", "processing", "queued"] as const;

/** The videos in a state, page by page; without a state, the newest of every unfinished state, on one page. */
export async function listQueue(
  { videos }: RpcCaller,
  state: VideoState | null,
  cursor: string | null,
): Promise<Page<VideoDetail>> {
  if (state !== null) return videos.list({ state, cursor });
  const pages = await Promise.all(unfinished.map((one) => videos.list({ state: one })));
  return { items: pages.flatMap(({ items }) => items), nextCursor: null };
}
