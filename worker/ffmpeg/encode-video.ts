import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type InitInfo } from "#core/media/mp4/init-segment.ts";
import { videoArgs } from "#core/media/ffmpeg-args/video-args.ts";
import { videoSegment } from "#core/media/plan/segment-grid.ts";
import { storyboardTileCount } from "#core/media/storyboard/storyboard.ts";
import { type Plan } from "#core/media/types.ts";
import { type ClosedFile, followClosedFiles } from "#worker/ffmpeg/run/closed-files.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { type SegmentValidator, createSegmentValidator } from "#worker/ffmpeg/segment-validator.ts";
import { ENCODE_LIMITS } from "#worker/ffmpeg/run/process-chain.ts";
import { type FfmpegRun, runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";

/** A segment that passed validation. The file belongs to the run, which deletes it after `onSegment`. */
export interface EncodedSegment {
  readonly renditionName: string;
  readonly number: number;
  readonly path: string;
  readonly bytes: number;
  /** For audio: how much of it is silence that replaces missing audio. */
  readonly silentSeconds?: number;
}

export interface EncodeVideoInput {
  readonly source: MediaSource;
  readonly plan: Plan;
  /** The content of the renditions' init segments, by rendition, for the segment validation. */
  readonly inits: ReadonlyMap<string, InitInfo>;
  /** Renditions to encode; existing ones are left out. */
  readonly renditionNames: readonly string[];
  readonly firstSegment: number;
  readonly segmentCount: number;
  /** Also create the sprite of ladder chunk `chunkNumber`. */
  readonly withStoryboard: boolean;
  readonly chunkNumber: number;
  readonly scratchDir: string;
  readonly signal: AbortSignal;
  readonly threads?: number;
  readonly niceness?: number;
  readonly whileRunning?: FfmpegRun["whileRunning"];
  readonly onSegment: (segment: EncodedSegment) => Promise<void>;
}

/** If the file's index led past frames that belong to the range: read from this much earlier. */
const SEEK_BACKS_SECONDS = [0, 12, 60];

/**
 * Encodes a range of segments of several renditions, decoding once. Every segment passes the segment
 * validation and is passed to `onSegment` as FFmpeg closes it, in order per rendition. If the file's frames
 * end more than a segment before the plan, `endsAtSegment` is the first segment that will never exist. Throws
 * `FfmpegError`, and errors of `onSegment`.
 */
export async function encodeVideo(input: EncodeVideoInput): Promise<{ endsAtSegment: number | null }> {
  const chunk = input.plan.videoChunks[input.chunkNumber];
  const isEntireChunk =
    chunk?.firstSegment === input.firstSegment && input.segmentCount >= chunk.segmentCount;
  if (input.withStoryboard && chunk && !isEntireChunk) {
    await encodeRange({ ...input, ...chunk, renditionNames: [] });
    return encodeRange({ ...input, withStoryboard: false });
  }
  return encodeRange(input);
}

async function encodeRange(input: EncodeVideoInput): Promise<{ endsAtSegment: number | null }> {
  const startSeconds = videoSegment(input.plan, input.firstSegment).startSeconds;
  for (const seekBackSeconds of SEEK_BACKS_SECONDS) {
    const outcome = await tryRange(input, seekBackSeconds);
    if (outcome.kind === "made") return { endsAtSegment: outcome.endsAtSegment };
    if (startSeconds <= seekBackSeconds && outcome.kind === "nothing") break;
  }
  // A sprite alone does not tell where the film ends: all its segments may exist.
  if (input.renditionNames.length === 0) return { endsAtSegment: null };
  if (input.firstSegment === 0) throw new FfmpegError("failed", "No frame of this file can be read.");
  return { endsAtSegment: input.firstSegment };
}

type Outcome =
  | { readonly kind: "made"; readonly endsAtSegment: number | null }
  /** Not one complete segment was encoded: the file's end, or a seek that went too far. */
  | { readonly kind: "nothing" };

async function tryRange(input: EncodeVideoInput, seekBackSeconds: number): Promise<Outcome> {
  const folder = await mkdtemp(join(input.scratchDir, "pictures-"));
  try {
    await Promise.all(input.renditionNames.map((renditionName) => mkdir(join(folder, renditionName))));
    const validator = createSegmentValidator(input.plan, input.inits);
    await runAndFollow(input, { folder, validator, seekBackSeconds });
    const hasSprite = input.withStoryboard && (await giveSprite(input, folder));
    const created =
      input.renditionNames.length > 0
        ? validator.completeCountOf(input.renditionNames)
        : hasSprite
          ? input.segmentCount
          : 0;
    if (created === 0) return { kind: "nothing" };
    return {
      kind: "made",
      endsAtSegment: created < input.segmentCount ? input.firstSegment + created : null,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Attempt {
  readonly folder: string;
  readonly validator: SegmentValidator;
  readonly seekBackSeconds: number;
}

async function runAndFollow(
  input: EncodeVideoInput,
  { folder, validator, seekBackSeconds }: Attempt,
): Promise<void> {
  const stop = new AbortController();
  const failures: unknown[] = [];
  const following = followClosedFiles({
    ...input,
    folder,
    onClosed: (file) => passOn(input, validator, file),
    onError(error) {
      failures.push(error);
      stop.abort();
    },
  });
  try {
    await input.source.withInput(AbortSignal.any([input.signal, stop.signal]), (source, signal) =>
      runFfmpeg({
        args: videoArgs({ ...input, source, tileCount: tileCountOf(input), seekBackSeconds }),
        workFolder: folder,
        limits: { ...ENCODE_LIMITS, niceness: input.niceness ?? 0 },
        signal,
        whileRunning: input.whileRunning,
      }),
    );
  } catch (error) {
    if (!isEmptyRun(error)) failures.push(error);
  } finally {
    await following.finish();
  }
  if (failures.length === 0) await validator.assertEnded(folder);
  // The first one is the cause; FFmpeg's own end, if it follows, is the effect.
  if (failures.length > 0) throw failures[0];
}

/** False if the rendition ends here: no segment of it can follow. */
async function passOn(
  input: EncodeVideoInput,
  validator: SegmentValidator,
  file: ClosedFile,
): Promise<boolean> {
  const passed = await validator.validate(file);
  if (passed.kind === "ended") return false;
  await input.onSegment({ ...file, bytes: passed.bytes });
  return true;
}

async function giveSprite(input: EncodeVideoInput, folder: string): Promise<boolean> {
  const path = join(folder, "sb.webp");
  const bytes = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (bytes > 0) await input.onSegment({ renditionName: "sb", number: input.chunkNumber, path, bytes });
  return bytes > 0;
}

function tileCountOf({ plan, withStoryboard, chunkNumber }: EncodeVideoInput): number {
  const chunk = plan.videoChunks[chunkNumber];
  return withStoryboard && plan.storyboard && chunk ? storyboardTileCount(plan, chunk) : 0;
}

/** FFmpeg reports in several ways that no frame reached an encoder; the caller decides what that means. */
const isEmptyRun = (error: unknown): boolean =>
  error instanceof FfmpegError &&
  error.kind === "failed" &&
  /Output file is empty|nothing was encoded/i.test(error.message);
