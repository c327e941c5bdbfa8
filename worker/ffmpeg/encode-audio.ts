import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mediaBoxesOf } from "#core/media/mp4/fragment.ts";
import { AUDIBLE_FILE, silentSeconds } from "#core/media/ffmpeg-args/audible-ranges.ts";
import { initBytesOf, type InitInfo } from "#core/media/mp4/init-segment.ts";
import { validateInit, validateSegment } from "#core/media/mp4/segment-validation.ts";
import { needsDecoding, audioArgs } from "#core/media/ffmpeg-args/audio-args.ts";
import { audioDecodeArgs } from "#core/media/ffmpeg-args/audio-decode-args.ts";
import { type AudioRun } from "#core/media/ffmpeg-args/audio-range.ts";
import { type AudioPlan, type Plan } from "#core/media/types.ts";
import { segmentFileName } from "#core/storage/object-key.ts";
import { type EncodedSegment } from "#worker/ffmpeg/encode-video.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { ENCODE_LIMITS } from "#worker/ffmpeg/run/process-chain.ts";
import { type FfmpegRun, runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";

export interface EncodeAudioInput {
  readonly source: MediaSource;
  readonly plan: Plan;
  /** The content of the track's init segment, by rendition, for the segment validation. */
  readonly inits: ReadonlyMap<string, InitInfo>;
  readonly renditionName: string;
  readonly firstSegment: number;
  readonly segmentCount: number;
  readonly scratchDir: string;
  readonly signal: AbortSignal;
  readonly niceness?: number;
  readonly whileRunning?: FfmpegRun["whileRunning"];
  readonly onSegment: (segment: EncodedSegment) => Promise<void>;
}

/** A chunk's list of decoded frames has about 150 KB; a far larger one comes from a hostile file and is ignored. */
const MAX_AUDIBLE_BYTES = 8 * 2 ** 20;

/** From the fastest to the most robust; the last one is for a track that cannot be read at all. */
const WAYS: readonly AudioRun["way"][] = ["fast", "levelled", "thorough", "silence"];

/**
 * Encodes a range of segments of one audio track and passes them to `onSegment` in order, each after its
 * segment validation. A track that ends before its film is silent from there on, and each segment says how
 * much of it is missing. `endsAtSegment` is always null, because the video track decides where a file ends.
 * Throws `FfmpegError`, and errors of `onSegment`.
 */
export async function encodeAudio(input: EncodeAudioInput): Promise<{ endsAtSegment: number | null }> {
  const track = input.plan.audio.find(({ renditionName }) => renditionName === input.renditionName);
  const init = input.inits.get(input.renditionName);
  if (!track || !init) throw new FfmpegError("failed", `The plan has no audio track ${input.renditionName}.`);
  let refused: FfmpegError | null = null;
  // Streams are joined after decoding.
  const ways = track.continuedBy ? WAYS.filter((way) => way !== "fast") : WAYS;
  for (const way of ways) {
    const outcome = await tryWay(input, { track, init, way });
    if (outcome === null) return { endsAtSegment: null };
    refused = outcome;
  }
  throw refused ?? new FfmpegError("validation", "No audio was encoded.");
}

/** Null if every segment was passed on, otherwise why this way failed. */
async function tryWay(
  input: EncodeAudioInput,
  { track, init, way }: { track: AudioPlan; init: InitInfo; way: AudioRun["way"] },
): Promise<FfmpegError | null> {
  const folder = await mkdtemp(join(input.scratchDir, "sound-"));
  try {
    await mkdir(join(folder, input.renditionName));
    const limits = { ...ENCODE_LIMITS, niceness: input.niceness ?? 0 };
    const { whileRunning } = input;
    await input.source.withInput(input.signal, async (source, signal) => {
      const run = { ...input, source, track, way };
      const steps = needsDecoding(way) ? [audioDecodeArgs(run), audioArgs(run)] : [audioArgs(run)];
      for (const args of steps) await runFfmpeg({ args, workFolder: folder, limits, signal, whileRunning });
    });
    const segments = await cutSegments(input, folder, init);
    const audible = await audibleList(folder);
    const silent = audible === null ? null : silentSeconds({ ...input, track }, audible);
    for (const segment of segments)
      await input.onSegment({ ...segment, silentSeconds: silent?.get(segment.number) ?? 0 });
    return null;
  } catch (error) {
    if (error instanceof FfmpegError && (error.kind === "validation" || error.kind === "failed"))
      return error;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What FFmpeg could decode: empty if all is inserted silence, null if the list cannot be parsed. */
async function audibleList(folder: string): Promise<string | null> {
  const path = join(folder, AUDIBLE_FILE);
  const bytes = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (bytes > MAX_AUDIBLE_BYTES) return null;
  return bytes === 0 ? "" : readFile(path, "utf8");
}

/** FFmpeg writes an init and an index into each segment; only `moof mdat` is stored. */
async function cutSegments(
  input: EncodeAudioInput,
  folder: string,
  init: InitInfo,
): Promise<readonly EncodedSegment[]> {
  const segments: EncodedSegment[] = [];
  for (let offset = 0; offset < input.segmentCount; offset += 1) {
    const number = input.firstSegment + offset;
    const path = join(folder, input.renditionName, segmentFileName(input.renditionName, number));
    const bytes_ = await readFile(path).catch(() => {
      throw new FfmpegError("validation", `Segment ${number} of ${input.renditionName} was not encoded.`);
    });
    const bytes = checkedMedia(input.plan, { renditionName: input.renditionName, number, bytes_, init });
    await writeFile(path, bytes);
    segments.push({ renditionName: input.renditionName, number, path, bytes: bytes.length });
  }
  return segments;
}

function checkedMedia(
  plan: Plan,
  segment: { renditionName: string; number: number; bytes_: Uint8Array; init: InitInfo },
): Uint8Array {
  const initValidation = validateInit(segment.init, initBytesOf(segment.bytes_));
  const bytes = mediaBoxesOf(segment.bytes_);
  const validation = initValidation.ok ? validateSegment({ plan, ...segment, bytes }) : initValidation;
  if (!validation.ok)
    throw new FfmpegError(
      "validation",
      `Segment ${segment.number} of ${segment.renditionName} is not as planned: ${validation.reason}.`,
    );
  return bytes;
}
