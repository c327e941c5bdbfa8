import { type RpcCaller } from "#app/trpc/caller.ts";
import { type Page } from "#core/catalog/types.ts";
import { UNFINISHED_STATES, type VideoState } from "#core/videos/video-states.ts";
import { type VideoDetail } from "#core/videos/types.ts";

/** Failed ones first, because they need an admin. */
const listedStates = ["failed", ...UNFINISHED_STATES.toReversed()] as const;

/** The videos in a state, page by page; without a state, the newest of every unfinished state, on one page. */
export async function listQueue(
  { videos }: RpcCaller,
  state: VideoState | null,
  cursor: string | null,
): Promise<Page<VideoDetail>> {
  if (state !== null) return videos.list({ state, cursor });
  const pages = await Promise.all(listedStates.map((one) => videos.list({ state: one })));
  return { items: pages.flatMap(({ items }) => items), nextCursor: null };
}
