import { and, asc, eq, isNotNull } from "drizzle-orm";
import { loadVideo, locateSource } from "#core/encoding/locate-source.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { toWebVtt, type CaptionFormat } from "#core/media/webvtt.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { subtitleKey } from "#core/storage/object-key.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { extractSubtitle } from "#worker/ffmpeg/extract-subtitle.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

type SubtitleRow = typeof subtitles.$inferSelect;

/**
 * Takes a video's text subtitles out of the file, and stores them as WebVTT that was written anew by our own
 * parser. One that cannot be read is marked failed with its reason, and the others go on.
 */
export async function extractSubtitlesOf(worker: WorkerContext, videoId: string): Promise<void> {
  const { ctx, signal } = worker;
  const video = await loadVideo(ctx, videoId);
  const sourcePath = await locateSource(ctx, video);
  const info = video.mediaInfo as MediaInfo | null;
  const waiting = await ctx.db
    .select()
    .from(subtitles)
    .where(
      and(
        eq(subtitles.videoId, videoId),
        eq(subtitles.state, "waiting"),
        isNotNull(subtitles.sourceStreamIndex),
      ),
    )
    .orderBy(asc(subtitles.number));
  for (const row of waiting) {
    const codec = info?.subtitles.find((stream) => stream.index === row.sourceStreamIndex)?.codec ?? "";
    try {
      await extractOne(worker, row, { sourcePath, codec });
    } catch (error) {
      if (signal.aborted || isOutage(error)) throw error;
      ctx.logger.warn({ err: error, number: row.number }, "a subtitle could not be read");
      await markFailed(worker, row);
    }
  }
  await notifyVideo(ctx.db, videoId);
}

async function extractOne(
  { ctx, signal }: WorkerContext,
  row: SubtitleRow,
  { sourcePath, codec }: { sourcePath: string; codec: string },
): Promise<void> {
  const streamIndex = row.sourceStreamIndex ?? 0;
  const text = await extractSubtitle({ sourcePath, streamIndex, codec, signal });
  const body = Buffer.from(toWebVtt(text, captionFormat(text)), "utf8");
  const objectKey = subtitleKey(row.videoId, row.number);
  await ctx.store.put(objectKey, body, { contentType: "text/vtt" });
  await ctx.db
    .update(subtitles)
    .set({ state: "stored", objectKey, bytes: body.length, failureReason: null })
    .where(and(eq(subtitles.id, row.id), eq(subtitles.state, "waiting")));
}

/** FFmpeg hands out SRT, WebVTT or ASS, each of which says what it is in its first line. */
function captionFormat(text: string): CaptionFormat {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("WEBVTT")) return "webvtt";
  return start.startsWith("[Script Info]") ? "ass" : "srt";
}

async function markFailed({ ctx }: WorkerContext, row: SubtitleRow): Promise<void> {
  const failureReason = "These subtitles could not be read out of the file.";
  await ctx.db
    .update(subtitles)
    .set({ state: "failed", failureReason })
    .where(and(eq(subtitles.id, row.id), eq(subtitles.state, "waiting")));
}
