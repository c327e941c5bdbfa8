import { statSync } from "node:fs";
import { BlockCache } from "#worker/source-reader/block-cache.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";
import { rangedMediaSource } from "#worker/source-reader/ranged-media-source.ts";
import { RangesOfFile } from "#worker/source-reader/testing/ranges-of-file.ts";

/** A file as if it lay in a store without paths: read in ranges, with a cache of its own. */
export const storedSource = (path: string, blocks = new BlockCache()): MediaSource =>
  rangedMediaSource(new RangesOfFile(path, statSync(path).size), blocks);
