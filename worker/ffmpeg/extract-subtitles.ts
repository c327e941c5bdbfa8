import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeText } from "#core/media/webvtt/decode-text.ts";
import { subtitleArgs } from "#core/media/ffmpeg-args/subtitle-args.ts";
import { COPY_LIMITS } from "#worker/ffmpeg/run/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";

/** A text track of a file, as the probe found it. */
export interface SubtitleTrack {
  readonly streamIndex: number;
  readonly codec: string;
  /** BCP 47: decides the encoding of text that is not UTF-8. */
  readonly languageTag?: string;
}

export interface ExtractSubtitlesInput {
  readonly source: MediaSource;
  readonly tracks: readonly SubtitleTrack[];
  /** The caller removes it with its files. */
  readonly scratchDir: string;
  readonly signal: AbortSignal;
}

/**
 * Text tracks of a file, by stream, as SRT, WebVTT or ASS with times from the file's start. One run reads all
 * of them, because their lines are spread over the file; the encoding is detected from the text. They are
 * raw: the served subtitles are written again from them. Throws `FfmpegError` if one of them breaks the run.
 */
export async function extractSubtitles(input: ExtractSubtitlesInput): Promise<ReadonlyMap<number, string>> {
  const { scratchDir } = input;
  const tracks = input.tracks.map((track) => ({ ...track, outputName: `${track.streamIndex}.txt` }));
  await input.source.withInput(input.signal, (source, signal) =>
    runFfmpeg({
      args: subtitleArgs({ source, tracks }),
      ...{ workFolder: scratchDir, limits: COPY_LIMITS, signal },
    }),
  );
  const texts = tracks.map(
    async ({ streamIndex, outputName, languageTag }) =>
      [streamIndex, decodeText(await readFile(join(scratchDir, outputName)), languageTag)] as const,
  );
  return new Map(await Promise.all(texts));
}
