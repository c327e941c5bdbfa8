import { readFile } from "node:fs/promises";
import { type CoreContext } from "#core/context.ts";
import { type StoredInit } from "#core/encoding/plans/create-plan.ts";
import { parseInit } from "#core/media/mp4/init-segment.ts";
import { Mp4Error } from "#core/media/mp4/mp4-box.ts";
import { initKey } from "#core/storage/object-key.ts";

/** An init is under a kilobyte; limits reading it into memory. */
export const MAX_INIT_BYTES = 64 * 1024;

export interface NewInit {
  readonly videoId: string;
  readonly planHash: string;
  readonly renditionName: string;
  /** Local file. */
  readonly path: string;
}

/**
 * Stores a rendition's init segment unless there is one, and describes the one that is stored in the end: it
 * is what players get, and another attempt, perhaps with another FFmpeg, may have been first. An unreadable
 * one is replaced. Throws errors of the store.
 */
export async function storeInit(ctx: CoreContext, init: NewInit): Promise<StoredInit> {
  const { videoId, planHash, renditionName, path } = init;
  const key = initKey(videoId, planHash, renditionName);
  const options = { contentType: "video/mp4" };
  const own = await readFile(path);
  await ctx.store.putIfAbsent(key, own, options);
  const stored = await ctx.store.readBytes(key, MAX_INIT_BYTES);
  try {
    return describe(renditionName, stored);
  } catch (error) {
    if (!(error instanceof Mp4Error)) throw error;
    ctx.logger.warn({ err: error, key }, "the stored init segment is damaged: it is replaced");
    await ctx.store.put(key, own, options);
    return describe(renditionName, own);
  }
}

function describe(renditionName: string, bytes: Uint8Array): StoredInit {
  return { renditionName, bytes: bytes.length, codecs: parseInit(bytes).codecs };
}
