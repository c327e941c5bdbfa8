import { and, asc, eq, isNotNull } from "drizzle-orm";
import { findVideo, type VideoRow } from "#core/encoding/plans/locate-source.ts";
import { SUBTITLES_UNREADABLE } from "#core/encoding/subtitle-failure.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { captionFormatOf } from "#core/media/webvtt/caption-format.ts";
import { toWebVtt } from "#core/media/webvtt/webvtt.ts";
import { notifyVideo } from "#core/notifications/channels.ts";
import { subtitleKey } from "#core/storage/object-key.ts";
import { convertSidecars } from "#core/subtitles/convert-sidecars.ts";
import { subtitleZeroMs } from "#core/subtitles/subtitle-zero.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { extractSubtitles, type SubtitleTrack } from "#worker/ffmpeg/extract-subtitles.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { causeOfFailure } from "#worker/ffmpeg/run/tool-check.ts";
import { withScratch } from "#worker/runner/scratch.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";
import { openSource } from "#worker/source-reader/open-source.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

type SubtitleRow = typeof subtitles.$inferSelect;

/** A track as FFmpeg extracted it, and its time at the film's start. */
interface TrackText {
  readonly text: string;
  readonly zeroMs: number;
}

/**
 * Extracts a video's text subtitles from the file, and stores them as WebVTT that our own parser wrote.
 * Subtitle files that were added before the video had a plan are stored too. A track that cannot be read is
 * marked failed with its reason, and the others go on. If the file itself cannot be read, the job throws and
 * is retried.
 */
export async function extractSubtitlesOf(worker: WorkerContext, videoId: string): Promise<void> {
  const { ctx } = worker;
  const video = await findVideo(ctx, videoId);
  if (!video) return;
  await convertSidecars(ctx, videoId);
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
  if (waiting.length > 0) await extractTracks(worker, video, waiting);
  await notifyVideo(ctx.db, videoId);
}

async function extractTracks(
  worker: WorkerContext,
  video: VideoRow,
  waiting: readonly SubtitleRow[],
): Promise<void> {
  const { ctx } = worker;
  const source = await openSource(worker, video);
  const info = video.mediaInfo as MediaInfo | null;
  const texts = await readTexts(worker, waiting.map(trackOf(info)), source);
  const zeroMs = await subtitleZeroMs(ctx, video);
  for (const row of waiting) {
    const text = texts.get(row.sourceStreamIndex ?? -1);
    await writeAnew(worker, row, text === undefined ? null : { text, zeroMs });
  }
}

const trackOf =
  (info: MediaInfo | null) =>
  (row: SubtitleRow): SubtitleTrack => ({
    languageTag: row.languageTag,
    streamIndex: row.sourceStreamIndex ?? 0,
    codec: info?.subtitles.find((stream) => stream.index === row.sourceStreamIndex)?.codec ?? "",
  });

/** The tracks' texts by stream: read together, or one by one if one of them breaks the run. */
async function readTexts(
  worker: WorkerContext,
  tracks: readonly SubtitleTrack[],
  source: MediaSource,
): Promise<ReadonlyMap<number, string>> {
  const { ctx, signal } = worker;
  if (tracks.length === 0) return new Map();
  try {
    return await withScratch(worker.scratchRoot, (scratchDir) =>
      extractSubtitles({ source, tracks, scratchDir, signal }),
    );
  } catch (thrown) {
    const error = await causeOfFailure(thrown, signal);
    const isUnreadable = error instanceof FfmpegError && error.kind === "unreadable";
    if (signal.aborted || isUnreadable || isOutage(error)) throw error;
    ctx.logger.warn(
      { err: error, streams: tracks.map((track) => track.streamIndex) },
      "subtitles could not be read",
    );
  }
  if (tracks.length === 1) return new Map();
  const texts = new Map<number, string>();
  for (const track of tracks) {
    for (const [stream, text] of await readTexts(worker, [track], source)) texts.set(stream, text);
  }
  return texts;
}

/** Stores a track as WebVTT; marks it failed if it cannot be read or is empty. */
async function writeAnew(worker: WorkerContext, row: SubtitleRow, track: TrackText | null): Promise<void> {
  if (track === null) return markFailed(worker, row);
  try {
    await storeText(worker, row, track);
  } catch (error) {
    if (worker.signal.aborted || isOutage(error)) throw error;
    worker.ctx.logger.warn({ err: error, number: row.number }, "a subtitle could not be written again");
    await markFailed(worker, row);
  }
}

/** The row describes the object that is finally stored: another run of this job may have been first. */
async function storeText({ ctx }: WorkerContext, row: SubtitleRow, track: TrackText): Promise<void> {
  const { text, zeroMs } = track;
  const body = Buffer.from(toWebVtt(text, captionFormatOf(text), zeroMs), "utf8");
  const objectKey = subtitleKey(row.videoId, row.number);
  await ctx.store.putIfAbsent(objectKey, body, { contentType: "text/vtt" });
  const stored = await ctx.store.head(objectKey);
  if (!stored) throw new DomainError("unavailable", "subtitles.extractedMissing");
  await ctx.db
    .update(subtitles)
    .set({ state: "stored", objectKey, bytes: stored.bytes, failure: null })
    .where(and(eq(subtitles.id, row.id), eq(subtitles.state, "waiting")));
}

async function markFailed({ ctx }: WorkerContext, row: SubtitleRow): Promise<void> {
  await ctx.db
    .update(subtitles)
    .set({ state: "failed", failure: SUBTITLES_UNREADABLE })
    .where(and(eq(subtitles.id, row.id), eq(subtitles.state, "waiting")));
}
