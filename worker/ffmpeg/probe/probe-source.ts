import { tmpdir } from "node:os";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";
import { FIRST_BOXES } from "#core/media/mp4/first-boxes.ts";
import { MEDIA_LIMITS } from "#core/media/plan/media-limits.ts";
import { type ParsedProbe, parseProbe, reasonOfLength } from "#core/media/probe/parse-probe.ts";
import { withMovingRate } from "#core/media/probe/moving-rate.ts";
import { extendToLastFrame } from "#core/media/probe/last-frame.ts";
import {
  firstFrameArgs,
  lastPacketsArgs,
  samplePacketsArgs,
  type UnlistedTrack,
} from "#core/media/probe/probe-args.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { hasFrameIndex } from "#worker/ffmpeg/probe/container-index.ts";
import { messageOf } from "#core/messages/message.ts";
import { type VideoReason } from "#core/messages/video-reason.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { LOOK_LIMITS } from "#worker/ffmpeg/run/process-chain.ts";
import { readHeader } from "#worker/ffmpeg/probe/read-header.ts";
import { runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";
import { runFfprobe } from "#worker/ffmpeg/run/run-ffprobe.ts";
import { assertToolsWork } from "#worker/ffmpeg/run/tool-check.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";

/** Only a damaged file without an index must be read to its end; then its header is trusted. */
const END_LIMIT_MS = 30_000;

/**
 * Probes a source: its index, its first frame and its last ones, never all packets, so it takes moments
 * at any size. A file that cannot be accepted is `refused` with a reason for the uploader. Throws
 * `FfmpegError` if it is not the file's fault (aborted), and `DomainError` unavailable if FFmpeg itself does
 * not work, or the source's store; gone if the source is missing.
 */
export async function probeSource(
  source: MediaSource,
  options: { signal: AbortSignal },
): Promise<ParsedProbe> {
  if ((await source.sizeBytes()) === 0) return { kind: "refused", reason: messageOf("media.empty") };
  try {
    const { raw, isDeep, unlisted } = await readHeader(source, options.signal);
    const probed = parseProbe(raw, {
      hasIndex: await hasFrameIndex(source, options.signal),
      hasLateTracks: isDeep,
      unreadable: unlisted.map(({ index }) => index),
    });
    if (probed.kind === "refused") return probed;
    const [isThere, info] = await Promise.all([
      hasFirstFrame(source, probed.info.video.index, options.signal),
      withPacketFacts(source, probed.info, { unlisted, signal: options.signal }),
    ]);
    const reason = isThere ? reasonOfLength(info) : messageOf("media.noFrame");
    if (!isThere) await assertToolsWork(options.signal);
    return reason ? { kind: "refused", reason } : { kind: "media", info };
  } catch (error) {
    if (error instanceof SyntaxError) {
      await assertToolsWork(options.signal);
      return { kind: "refused", reason: messageOf("media.unreadable") };
    }
    if (!(error instanceof FfmpegError) || !isTheFilesFault(error)) throw error;
    await assertToolsWork(options.signal);
    return { kind: "refused", reason: reasonOf(error, await startsLikeMp4(source, options.signal)) };
  }
}

/** A header may be wrong; one decoded frame proves it. */
async function hasFirstFrame(source: MediaSource, streamIndex: number, stop: AbortSignal): Promise<boolean> {
  let frames = 0;
  await source.withInput(stop, (input, signal) =>
    runFfmpeg({
      args: firstFrameArgs(input, streamIndex),
      workFolder: tmpdir(),
      limits: LOOK_LIMITS,
      signal,
      onFrames: (created) => (frames = Math.max(frames, created)),
    }),
  );
  return frames > 0;
}

/**
 * The info with what only packets tell: the duration to the last frame, and the maximum of a variable rate. A
 * file without seeking is copied first, and probed again then.
 */
async function withPacketFacts(
  source: MediaSource,
  info: MediaInfo,
  { unlisted, signal }: { unlisted: readonly UnlistedTrack[]; signal: AbortSignal },
): Promise<MediaInfo> {
  if (!info.isSeekable) return info;
  const list = (argsOf: PacketArgs): Promise<string> => listPackets(source, argsOf, signal);
  const long = extendToLastFrame(
    info,
    await list((input) => lastPacketsArgs(input, info.video.index, { unlisted })),
  );
  return info.video.isVariableRate
    ? withMovingRate(long, await list((input) => samplePacketsArgs(input, long, { unlisted })))
    : long;
}

type PacketArgs = (input: SourceInput) => readonly string[];

/** Lines of packets; none if the file has none to read. */
async function listPackets(source: MediaSource, argsOf: PacketArgs, signal: AbortSignal): Promise<string> {
  try {
    return await source.withInput(signal, (input, stop) =>
      runFfprobe({ args: argsOf(input), signal: stop, timeLimitMs: END_LIMIT_MS }),
    );
  } catch (error) {
    if (error instanceof FfmpegError && isTheFilesFault(error)) return "";
    throw error;
  }
}

const isTheFilesFault = (error: FfmpegError): boolean =>
  error.kind === "crashed" || error.kind === "stalled" || (error.kind === "failed" && !error.cause);

/** By the name alone, ffprobe treats any text as an MP4 without an index. */
async function startsLikeMp4(source: MediaSource, signal: AbortSignal): Promise<boolean> {
  const head = await source.readBytes({ start: 0, end: 8 }, signal);
  return FIRST_BOXES.includes(head.toString("latin1", 4));
}

/** Demuxers of raw streams without a container. Those of MPEG-1 and 2 have times, so they are accepted. */
const BARE_STREAM =
  /\[(h264|hevc|vvc|m4v|av1|obu|vc1|h263|h261|dirac|mjpeg) @ [^\]]*\] Format not on whitelist/;

function reasonOf(error: FfmpegError, isMp4: boolean): VideoReason {
  if (isMp4 && /moov atom not found/.test(error.message)) return messageOf("media.incomplete");
  if (/exceeds max_streams/.test(error.message))
    return messageOf("media.tooManyStreams", { maxTracks: MEDIA_LIMITS.maxStreams });
  const codec = /Codec \((\w+)\) not on whitelist/i.exec(error.message)?.[1];
  if (codec) return messageOf("media.codecRefused", { codec });
  const bare = BARE_STREAM.exec(error.message)?.[1];
  if (bare) return messageOf("media.bareStream", { codec: bare });
  if (/not on whitelist/i.test(error.message)) return messageOf("media.notAVideo");
  const isTooCostly = error.kind === "stalled" || error.kind === "crashed";
  return messageOf(isTooCostly ? "media.tooCostly" : "media.unreadable");
}
