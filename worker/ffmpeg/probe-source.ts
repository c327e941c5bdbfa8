import { stat } from "node:fs/promises";
import { type ParsedProbe, parseProbe } from "#core/media/parse-probe.ts";
import { probeArgs } from "#core/media/probe-args.ts";
import { hasPictureIndex } from "#worker/ffmpeg/container-index.ts";
import { FfmpegError } from "#worker/ffmpeg/ffmpeg-error.ts";
import { runFfprobe } from "#worker/ffmpeg/run-ffprobe.ts";

/**
 * Looks at a file on disk: its index only, never all packets, so it takes moments at any size. A file that cannot
 * be taken is `refused` with a reason for the uploader. Throws `FfmpegError` where it is not the file's fault
 * (aborted, FFmpeg not there).
 */
export async function probeSource(
  sourcePath: string,
  options: { signal: AbortSignal },
): Promise<ParsedProbe> {
  const { size } = await stat(sourcePath);
  if (size === 0) return { kind: "refused", reason: "This file is empty." };
  try {
    const output = await runFfprobe({ args: probeArgs(sourcePath), signal: options.signal });
    const hasIndex = await hasPictureIndex(sourcePath);
    return parseProbe(JSON.parse(output), { hasIndex });
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: "refused", reason: UNREADABLE };
    if (!(error instanceof FfmpegError) || !isTheFilesFault(error)) throw error;
    return { kind: "refused", reason: reasonOf(error) };
  }
}

const UNREADABLE =
  "This is no video that can be read here: it is damaged, or something else under a video's name.";

const isTheFilesFault = (error: FfmpegError): boolean =>
  error.kind === "crashed" || error.kind === "stalled" || (error.kind === "failed" && !error.cause);

function reasonOf(error: FfmpegError): string {
  if (/moov atom not found/.test(error.message))
    return "This file is incomplete: its end, with the index of its pictures, is missing. Try to copy and upload it again.";
  if (/not on whitelist/i.test(error.message))
    return "This is not a video file but a playlist or another kind of file. MP4, MOV, MKV, WebM, TS, AVI, FLV, WMV and MPEG are taken.";
  if (error.kind === "stalled" || error.kind === "crashed")
    return "Looking at this file took more time or memory than any sound video needs, so it is refused.";
  return UNREADABLE;
}
