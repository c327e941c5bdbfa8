import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type InitInfo } from "#core/media/init-segment.ts";
import { pictureArgs } from "#core/media/video-args.ts";
import { pictureSegment } from "#core/media/segment-grid.ts";
import { storyboardTileCount } from "#core/media/storyboard.ts";
import { type Plan } from "#core/media/types.ts";
import { type ClosedFile, followClosedFiles } from "#worker/ffmpeg/closed-files.ts";
import { FfmpegError } from "#worker/ffmpeg/ffmpeg-error.ts";
import { type Gate, openGate } from "#worker/ffmpeg/segment-validator.ts";
import { ENCODE_LIMITS } from "#worker/ffmpeg/process-chain.ts";
import { type FfmpegRun, runFfmpeg } from "#worker/ffmpeg/run-ffmpeg.ts";

/** A segment that passed the gate. The file belongs to the run: it is gone once `onSegment` was waited for. */
export interface MadeSegment {
  readonly rung: string;
  readonly number: number;
  readonly path: string;
  readonly bytes: number;
  /** Of sound: how much of it is silence in the place of what is missing. */
  readonly silentSeconds?: number;
}

export interface EncodePicturesInput {
  readonly sourcePath: string;
  readonly plan: Plan;
  /** What the rungs' init segments say, by rung: what the gate goes by. */
  readonly inits: ReadonlyMap<string, InitInfo>;
  /** Rungs to make; those that exist already are left out. */
  readonly rungs: readonly string[];
  readonly firstSegment: number;
  readonly segmentCount: number;
  /** Also make the sprite of ladder chunk `chunkNumber`. */
  readonly withStoryboard: boolean;
  readonly chunkNumber: number;
  readonly scratchDir: string;
  readonly signal: AbortSignal;
  readonly threads?: number;
  readonly niceness?: number;
  readonly whileRunning?: FfmpegRun["whileRunning"];
  readonly onSegment: (segment: MadeSegment) => Promise<void>;
}

/** Where the file's index led past pictures that belong to the range: read from this much earlier. */
const SEEK_BACKS_SECONDS = [0, 12, 60];

/**
 * Makes a range of segments of several rungs, decoding once; every segment passes the gate and is given to
 * `onSegment` as FFmpeg closes it, in order per rung. `endsAtSegment` is the first segment that will never be, where
 * the file's pictures end more than a segment before the plan does. Throws `FfmpegError`, and what `onSegment` throws.
 */
export async function encodePictures(input: EncodePicturesInput): Promise<{ endsAtSegment: number | null }> {
  const chunk = input.plan.pictureChunks[input.chunkNumber];
  const isWholeChunk = chunk?.firstSegment === input.firstSegment && input.segmentCount >= chunk.segmentCount;
  if (input.withStoryboard && chunk && !isWholeChunk) {
    await encodeRange({ ...input, ...chunk, rungs: [] });
    return encodeRange({ ...input, withStoryboard: false });
  }
  return encodeRange(input);
}

async function encodeRange(input: EncodePicturesInput): Promise<{ endsAtSegment: number | null }> {
  const startSeconds = pictureSegment(input.plan, input.firstSegment).startSeconds;
  for (const seekBackSeconds of SEEK_BACKS_SECONDS) {
    const outcome = await tryRange(input, seekBackSeconds);
    if (outcome.kind === "made") return { endsAtSegment: outcome.endsAtSegment };
    if (startSeconds <= seekBackSeconds && outcome.kind === "nothing") break;
  }
  // A sprite alone says nothing of where the film ends: its segments may all be there.
  if (input.rungs.length === 0) return { endsAtSegment: null };
  if (input.firstSegment === 0)
    throw new FfmpegError("failed", "Not one picture of this file could be read.");
  return { endsAtSegment: input.firstSegment };
}

type Outcome =
  | { readonly kind: "made"; readonly endsAtSegment: number | null }
  /** Not one whole segment came out: the file's end, or a seek that went too far. */
  | { readonly kind: "nothing" };

async function tryRange(input: EncodePicturesInput, seekBackSeconds: number): Promise<Outcome> {
  const folder = await mkdtemp(join(input.scratchDir, "pictures-"));
  try {
    await Promise.all(input.rungs.map((rung) => mkdir(join(folder, rung))));
    const gate = openGate(input.plan, input.inits);
    await runAndFollow(input, { folder, gate, seekBackSeconds });
    const hasSprite = input.withStoryboard && (await giveSprite(input, folder));
    const made = input.rungs.length > 0 ? gate.madeOf(input.rungs) : hasSprite ? input.segmentCount : 0;
    if (made === 0) return { kind: "nothing" };
    return { kind: "made", endsAtSegment: made < input.segmentCount ? input.firstSegment + made : null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Attempt {
  readonly folder: string;
  readonly gate: Gate;
  readonly seekBackSeconds: number;
}

async function runAndFollow(
  input: EncodePicturesInput,
  { folder, gate, seekBackSeconds }: Attempt,
): Promise<void> {
  const stop = new AbortController();
  const failures: unknown[] = [];
  const following = followClosedFiles({
    ...input,
    folder,
    onClosed: (file) => passOn(input, gate, file),
    onError(error) {
      failures.push(error);
      stop.abort();
    },
  });
  try {
    await runFfmpeg({
      args: pictureArgs({ ...input, tileCount: tileCountOf(input), seekBackSeconds }),
      workFolder: folder,
      limits: { ...ENCODE_LIMITS, niceness: input.niceness ?? 0 },
      signal: AbortSignal.any([input.signal, stop.signal]),
      whileRunning: input.whileRunning,
    });
  } catch (error) {
    if (!isEmptyRun(error)) failures.push(error);
  } finally {
    await following.finish();
  }
  if (failures.length === 0) await gate.assertEnded(folder);
  // The first one is the cause; FFmpeg's own end, if it follows, is the effect.
  if (failures.length > 0) throw failures[0];
}

/** False where the rung ends here: no segment of it can follow. */
async function passOn(input: EncodePicturesInput, gate: Gate, file: ClosedFile): Promise<boolean> {
  const passed = await gate.judge(file);
  if (passed.kind === "ended") return false;
  await input.onSegment({ ...file, bytes: passed.bytes });
  return true;
}

async function giveSprite(input: EncodePicturesInput, folder: string): Promise<boolean> {
  const path = join(folder, "sb.webp");
  const bytes = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (bytes > 0) await input.onSegment({ rung: "sb", number: input.chunkNumber, path, bytes });
  return bytes > 0;
}

function tileCountOf({ plan, withStoryboard, chunkNumber }: EncodePicturesInput): number {
  const chunk = plan.pictureChunks[chunkNumber];
  return withStoryboard && plan.storyboard && chunk ? storyboardTileCount(plan, chunk) : 0;
}

/** FFmpeg says so in several ways when no picture reached an encoder; that is for the caller to judge. */
const isEmptyRun = (error: unknown): boolean =>
  error instanceof FfmpegError &&
  error.kind === "failed" &&
  /Output file is empty|nothing was encoded/i.test(error.message);
