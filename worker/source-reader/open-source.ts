import { type LocatedSource, locateSource, type VideoRow } from "#core/encoding/plans/locate-source.ts";
import { type BlockCache } from "#worker/source-reader/block-cache.ts";
import { fileSource, type MediaSource } from "#worker/source-reader/media-source.ts";
import { rangedMediaSource } from "#worker/source-reader/ranged-media-source.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/** A video's source for FFmpeg: its seekable copy if it has one. Throws gone and unavailable as `locateSource`. */
export async function openSource(
  { ctx, sourceBlocks }: Pick<WorkerContext, "ctx" | "sourceBlocks">,
  video: VideoRow,
): Promise<MediaSource> {
  return mediaSourceOf(await locateSource(ctx, video), sourceBlocks);
}

function mediaSourceOf(located: LocatedSource, blocks: BlockCache): MediaSource {
  if (located.kind === "path") return fileSource(located.path);
  const { key, sizeBytes, read } = located;
  return rangedMediaSource({ id: key, sizeBytes, read }, blocks);
}
