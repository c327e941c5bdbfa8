import { type RpcCaller } from "#app/trpc/caller.ts";
import { type TitlePage } from "#core/catalog/types.ts";
import { type VideoDetail } from "#core/videos/types.ts";

/** A page that shows more files than this is a list, and lists are on the page Jobs. */
const maximumFiles = 24;

/** What is known of a title's files, in the order of its playables; at most 24. */
export function filesOf({ videos }: RpcCaller, title: TitlePage): Promise<VideoDetail[]> {
  const playables = [...title.playables, ...title.seasons.flatMap(({ episodes }) => episodes)];
  const videoIds = playables.flatMap(({ versions }) =>
    versions.flatMap(({ videoId }) => (videoId === null ? [] : [videoId])),
  );
  return Promise.all(videoIds.slice(0, maximumFiles).map((videoId) => videos.get({ videoId })));
}
