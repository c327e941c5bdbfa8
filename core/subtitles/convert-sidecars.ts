import { and, eq, isNotNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { findVideo } from "#core/encoding/plans/locate-source.ts";
import { SUBTITLES_UNREADABLE } from "#core/encoding/subtitle-failure.ts";
import { DomainError, type DomainErrorCode } from "#core/errors/domain-error.ts";
import { toWebVtt } from "#core/media/webvtt/webvtt.ts";
import { sidecarKey } from "#core/storage/object-key.ts";
import { readSubtitleFile, SUBTITLE_MAX_BYTES } from "#core/subtitles/read-subtitle-file.ts";
import { subtitleZeroMs } from "#core/subtitles/subtitle-zero.ts";
import { newId } from "#core/uuid.ts";
import { subtitles } from "#db/schema/subtitles.ts";

const UNREADABLE_CODES = new Set<DomainErrorCode>(["media_refused", "not_found", "too_large"]);

type SubtitleRow = typeof subtitles.$inferSelect;

/**
 * Writes WebVTT for subtitle files that were added before their video had a plan, or whose WebVTT was lost. A
 * missing or unreadable file is marked failed, and the others go on. Throws if the store is unreachable.
 */
export async function convertSidecars(ctx: CoreContext, videoId: string): Promise<void> {
  const video = await findVideo(ctx, videoId);
  if (!video?.currentPlanId) return;
  const waiting = await ctx.db
    .select()
    .from(subtitles)
    .where(
      and(eq(subtitles.videoId, videoId), eq(subtitles.state, "waiting"), isNotNull(subtitles.originalKey)),
    );
  const zeroMs = waiting.length > 0 ? await subtitleZeroMs(ctx, video) : 0;
  for (const row of waiting) await convert(ctx, row, zeroMs);
}

async function convert(ctx: CoreContext, row: SubtitleRow, zeroMs: number): Promise<void> {
  const stillWaits = and(eq(subtitles.id, row.id), eq(subtitles.state, "waiting"));
  const body = await webVttOf(ctx, row, zeroMs);
  if (body === null) {
    const failed = { state: "failed", failure: SUBTITLES_UNREADABLE } as const;
    return void (await ctx.db.update(subtitles).set(failed).where(stillWaits));
  }
  // A new name, because another run may be writing the same file.
  const objectKey = sidecarKey(row.videoId, newId());
  await ctx.store.putIfAbsent(objectKey, body, { contentType: "text/vtt" });
  const stored = { state: "stored", objectKey, bytes: body.length, failure: null } as const;
  const written = await ctx.db
    .update(subtitles)
    .set(stored)
    .where(stillWaits)
    .returning({ id: subtitles.id });
  if (written.length === 0) await ctx.store.delete([objectKey]);
}

/** Null if the file is not in the store, or is no subtitle file. */
async function webVttOf(ctx: CoreContext, row: SubtitleRow, zeroMs: number): Promise<Buffer | null> {
  try {
    const bytes = await ctx.store.readBytes(row.originalKey ?? "", SUBTITLE_MAX_BYTES);
    const { text, format } = readSubtitleFile(bytes, row.languageTag);
    return Buffer.from(toWebVtt(text, format, zeroMs), "utf8");
  } catch (error) {
    if (error instanceof DomainError && UNREADABLE_CODES.has(error.code)) return null;
    throw error;
  }
}
