import { createHash } from "node:crypto";
import { type CoreContext } from "#core/context.ts";
import { toWebVtt } from "#core/media/webvtt/webvtt.ts";
import { sidecarKey, sidecarSourceKey } from "#core/storage/object-key.ts";
import { readSubtitleFile } from "#core/subtitles/read-subtitle-file.ts";
import { subtitleZeroMs } from "#core/subtitles/subtitle-zero.ts";
import { newId } from "#core/uuid.ts";
import { type subtitles } from "#db/schema/subtitles.ts";
import { type videos } from "#db/schema/videos.ts";

type Video = Pick<typeof videos.$inferSelect, "id" | "currentPlanId" | "mediaInfo">;

/** The columns of a stored file. `waiting` without a plan, because only the plan tells where the film begins. */
export type StoredSidecar = Required<
  Pick<typeof subtitles.$inferInsert, "state" | "objectKey" | "originalKey" | "bytes" | "contentHash">
>;

/**
 * Stores the original of a subtitle file and, if the video is planned, the WebVTT that our parser wrote from
 * it. No row refers to the objects yet. Throws media_refused if it is no subtitle file.
 */
export async function storeSidecar(
  ctx: CoreContext,
  video: Video,
  file: { readonly bytes: Buffer; readonly languageTag: string },
): Promise<StoredSidecar> {
  const { text, format } = readSubtitleFile(file.bytes, file.languageTag);
  const fileId = newId();
  const originalKey = sidecarSourceKey(video.id, fileId);
  await ctx.store.putIfAbsent(originalKey, file.bytes);
  const kept = { originalKey, contentHash: contentHashOf(file.bytes) };
  if (!video.currentPlanId) return { ...kept, state: "waiting", objectKey: null, bytes: null };
  const body = Buffer.from(toWebVtt(text, format, await subtitleZeroMs(ctx, video)), "utf8");
  const objectKey = sidecarKey(video.id, fileId);
  await ctx.store.putIfAbsent(objectKey, body, { contentType: "text/vtt" });
  return { ...kept, state: "stored", objectKey, bytes: body.length };
}

/** Recognises a file on a later import. */
export function contentHashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Deletes the objects of a file whose row was deleted, or was never written. */
export async function deleteSidecar(
  ctx: CoreContext,
  file: { readonly objectKey: string | null; readonly originalKey: string | null },
): Promise<void> {
  await ctx.store.delete([file.objectKey, file.originalKey].flatMap((key) => key ?? []));
}
