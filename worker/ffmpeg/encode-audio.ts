import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mediaBoxesOf } from "#core/media/fragment.ts";
import { HEARD_FILE, silentSeconds } from "#core/media/audible-ranges.ts";
import { initBytesOf, type InitInfo } from "#core/media/init-segment.ts";
import { judgeInit, judgeSegment } from "#core/media/segment-validation.ts";
import { type SoundRun, soundArgs } from "#core/media/audio-args.ts";
import { type AudioPlan, type Plan } from "#core/media/types.ts";
import { segmentFileName } from "#core/storage/object-key.ts";
import { type MadeSegment } from "#worker/ffmpeg/encode-video.ts";
import { FfmpegError } from "#worker/ffmpeg/ffmpeg-error.ts";
import { ENCODE_LIMITS } from "#worker/ffmpeg/process-chain.ts";
import { type FfmpegRun, runFfmpeg } from "#worker/ffmpeg/run-ffmpeg.ts";

export interface EncodeSoundInput {
  readonly sourcePath: string;
  readonly plan: Plan;
  /** What the track's init segment says, by rung: what the gate goes by. */
  readonly inits: ReadonlyMap<string, InitInfo>;
  readonly rung: string;
  readonly firstSegment: number;
  readonly segmentCount: number;
  readonly scratchDir: string;
  readonly signal: AbortSignal;
  readonly niceness?: number;
  readonly whileRunning?: FfmpegRun["whileRunning"];
  readonly onSegment: (segment: MadeSegment) => Promise<void>;
}

/** A chunk's list of decoded frames is some 150 KB; one that is far larger is some trick, and tells nothing. */
const MAX_HEARD_BYTES = 8 * 2 ** 20;

/** From quick to sure: holes are filled by reading from the start, a track without a sound by silence. */
const WAYS: readonly SoundRun["way"][] = ["fast", "thorough", "silence"];

/**
 * Makes a range of segments of one sound track and gives them to `onSegment` in order, each past the gate. A track
 * that ends before its film is silent from there on, and each segment says how much of it is missing; `endsAtSegment`
 * is always null, since where a file ends is for its picture to say. Throws `FfmpegError`, and what `onSegment` throws.
 */
export async function encodeSound(input: EncodeSoundInput): Promise<{ endsAtSegment: number | null }> {
  const track = input.plan.audio.find(({ rung }) => rung === input.rung);
  const init = input.inits.get(input.rung);
  if (!track || !init) throw new FfmpegError("failed", `The plan has no sound track ${input.rung}.`);
  let refused: FfmpegError | null = null;
  for (const way of WAYS) {
    const outcome = await tryWay(input, { track, init, way });
    if (outcome === null) return { endsAtSegment: null };
    refused = outcome;
  }
  throw refused ?? new FfmpegError("gate", "No sound came out.");
}

/** Null when every segment was given, else why this way will not do. */
async function tryWay(
  input: EncodeSoundInput,
  { track, init, way }: { track: AudioPlan; init: InitInfo; way: SoundRun["way"] },
): Promise<FfmpegError | null> {
  const folder = await mkdtemp(join(input.scratchDir, "sound-"));
  try {
    await mkdir(join(folder, input.rung));
    const limits = { ...ENCODE_LIMITS, niceness: input.niceness ?? 0 };
    const args = soundArgs({ ...input, track, way });
    const { signal, whileRunning } = input;
    await runFfmpeg({ args, workFolder: folder, limits, signal, whileRunning });
    const segments = await cutSegments(input, folder, init);
    const heard = await heardList(folder);
    const silent = heard === null ? null : silentSeconds({ ...input, track }, heard);
    for (const segment of segments)
      await input.onSegment({ ...segment, silentSeconds: silent?.get(segment.number) ?? 0 });
    return null;
  } catch (error) {
    if (error instanceof FfmpegError && (error.kind === "gate" || error.kind === "failed")) return error;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What FFmpeg could decode: nothing where all is silence made up, null where the list is no list. */
async function heardList(folder: string): Promise<string | null> {
  const path = join(folder, HEARD_FILE);
  const bytes = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (bytes > MAX_HEARD_BYTES) return null;
  return bytes === 0 ? "" : readFile(path, "utf8");
}

/** FFmpeg gives each segment its own init and index; what is stored is `moof mdat` alone. */
async function cutSegments(
  input: EncodeSoundInput,
  folder: string,
  init: InitInfo,
): Promise<readonly MadeSegment[]> {
  const segments: MadeSegment[] = [];
  for (let offset = 0; offset < input.segmentCount; offset += 1) {
    const number = input.firstSegment + offset;
    const path = join(folder, input.rung, segmentFileName(input.rung, number));
    const whole = await readFile(path).catch(() => {
      throw new FfmpegError("gate", `Segment ${number} of ${input.rung} was not made.`);
    });
    const bytes = checkedMedia(input.plan, { rung: input.rung, number, whole, init });
    await writeFile(path, bytes);
    segments.push({ rung: input.rung, number, path, bytes: bytes.length });
  }
  return segments;
}

function checkedMedia(
  plan: Plan,
  segment: { rung: string; number: number; whole: Uint8Array; init: InitInfo },
): Uint8Array {
  const initVerdict = judgeInit(segment.init, initBytesOf(segment.whole));
  const bytes = mediaBoxesOf(segment.whole);
  const verdict = initVerdict.ok ? judgeSegment({ plan, ...segment, bytes }) : initVerdict;
  if (!verdict.ok)
    throw new FfmpegError(
      "gate",
      `Segment ${segment.number} of ${segment.rung} is not as planned: ${verdict.reason}.`,
    );
  return bytes;
}
