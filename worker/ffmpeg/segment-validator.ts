import { access, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseFragments } from "#core/media/mp4/fragment.ts";
import { type InitInfo } from "#core/media/mp4/init-segment.ts";
import { boxesIn } from "#core/media/mp4/mp4-box.ts";
import { validateInit, validateSegment } from "#core/media/mp4/segment-validation.ts";
import { segmentOf } from "#core/media/plan/segment-grid.ts";
import { type Plan } from "#core/media/types.ts";
import { segmentFileName } from "#core/storage/object-key.ts";
import { type ClosedFile } from "#worker/ffmpeg/run/closed-files.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";

export type Passage =
  | { readonly kind: "passed"; readonly bytes: number }
  /** Too few frames from the segment's start: the file ends in this segment. */
  | { readonly kind: "ended" };

export interface SegmentValidator {
  /** Throws `FfmpegError` (validation) for a segment that must not be used. */
  validate(file: ClosedFile): Promise<Passage>;
  /**
   * Called after the run. Throws `FfmpegError` (validation) if a rendition ended too early after some
   * segments, but continued afterwards. Then a segment was cut wrongly, and must not count as the film's end.
   * (In a rendition that is short from its first segment on, the seek went past the start.)
   */
  assertEnded(folder: string): Promise<void>;
  /** How many segments of each of these renditions passed; the smallest of the numbers. */
  completeCountOf(renditionNames: readonly string[]): number;
}

/**
 * The validation of one run: its inits are compared with the planned ones once per rendition, then every
 * segment is validated.
 */
export function createSegmentValidator(plan: Plan, planned: ReadonlyMap<string, InitInfo>): SegmentValidator {
  const passed = new Map<string, number>();
  const ended: ClosedFile[] = [];
  return {
    async validate(file) {
      const init = planned.get(file.renditionName);
      if (!init) throw new FfmpegError("validation", `The plan has no rendition ${file.renditionName}.`);
      const bytes = await readFile(file.path);
      if (endsEarly(plan, file, bytes)) {
        if (passed.has(file.renditionName)) ended.push(file);
        return { kind: "ended" };
      }
      if (!passed.has(file.renditionName)) await checkInit(file, init);
      const validation = validateSegment({
        plan,
        renditionName: file.renditionName,
        number: file.number,
        bytes,
        init,
      });
      if (!validation.ok) throw refusal(file, validation.reason);
      passed.set(file.renditionName, (passed.get(file.renditionName) ?? 0) + 1);
      return { kind: "passed", bytes: bytes.length };
    },
    async assertEnded(folder) {
      for (const file of ended) {
        const next = join(folder, file.renditionName, segmentFileName(file.renditionName, file.number + 1));
        const goesOn = await access(next).then(
          () => true,
          () => false,
        );
        if (goesOn) throw refusal(file, "it is too short, and others follow");
      }
    },
    completeCountOf: (renditionNames) =>
      Math.min(...renditionNames.map((renditionName) => passed.get(renditionName) ?? 0)),
  };
}

async function checkInit(file: ClosedFile, init: InitInfo): Promise<void> {
  const validation = validateInit(init, await readFile(join(dirname(file.path), "init.mp4")));
  if (!validation.ok) throw refusal(file, validation.reason);
}

/**
 * Fewer frames than planned and otherwise valid: the run had no more frames. A run without frames still
 * closes a file.
 */
function endsEarly(plan: Plan, file: ClosedFile, bytes: Uint8Array): boolean {
  try {
    const isEmpty = !boxesIn(bytes).some((box) => box.type === "moof");
    return (
      isEmpty ||
      parseFragments(bytes).sampleCount < segmentOf(plan, file.renditionName, file.number).frameCount
    );
  } catch {
    return false;
  }
}

const refusal = (file: ClosedFile, reason: string): FfmpegError =>
  new FfmpegError(
    "validation",
    `Segment ${file.number} of ${file.renditionName} is not as planned: ${reason}.`,
  );
