import { access, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseFragments } from "#core/media/fragment.ts";
import { type InitInfo } from "#core/media/init-segment.ts";
import { boxesIn } from "#core/media/mp4-box.ts";
import { judgeInit, judgeSegment } from "#core/media/segment-validation.ts";
import { segmentOf } from "#core/media/segment-grid.ts";
import { type Plan } from "#core/media/types.ts";
import { segmentFileName } from "#core/storage/object-key.ts";
import { type ClosedFile } from "#worker/ffmpeg/closed-files.ts";
import { FfmpegError } from "#worker/ffmpeg/ffmpeg-error.ts";

export type Passage =
  | { readonly kind: "passed"; readonly bytes: number }
  /** Too few frames from where it should start: the file ends in this segment. */
  | { readonly kind: "ended" };

export interface Gate {
  /** Throws `FfmpegError` (gate) for a segment that must not be used. */
  judge(file: ClosedFile): Promise<Passage>;
  /**
   * After the run: throws `FfmpegError` (gate) where a rung that ended too early, after some segments, went on all the
   * same. Then it was cut wrongly, and the film must not be taken to end there. (One that is short from its first
   * segment on was sought past its start.)
   */
  assertEnded(folder: string): Promise<void>;
  /** How many segments of each of these rungs passed; the smallest of the numbers. */
  madeOf(rungs: readonly string[]): number;
}

/** The gate of one run: its inits are held against the planned ones once per rung, then every segment is judged. */
export function openGate(plan: Plan, planned: ReadonlyMap<string, InitInfo>): Gate {
  const passed = new Map<string, number>();
  const ended: ClosedFile[] = [];
  return {
    async judge(file) {
      const init = planned.get(file.rung);
      if (!init) throw new FfmpegError("gate", `The plan has no rendition ${file.rung}.`);
      const bytes = await readFile(file.path);
      if (endsEarly(plan, file, bytes)) {
        if (passed.has(file.rung)) ended.push(file);
        return { kind: "ended" };
      }
      if (!passed.has(file.rung)) await checkInit(file, init);
      const verdict = judgeSegment({ plan, rung: file.rung, number: file.number, bytes, init });
      if (!verdict.ok) throw refusal(file, verdict.reason);
      passed.set(file.rung, (passed.get(file.rung) ?? 0) + 1);
      return { kind: "passed", bytes: bytes.length };
    },
    async assertEnded(folder) {
      for (const file of ended) {
        const next = join(folder, file.rung, segmentFileName(file.rung, file.number + 1));
        const goesOn = await access(next).then(
          () => true,
          () => false,
        );
        if (goesOn) throw refusal(file, "it is too short, and others follow");
      }
    },
    madeOf: (rungs) => Math.min(...rungs.map((rung) => passed.get(rung) ?? 0)),
  };
}

async function checkInit(file: ClosedFile, init: InitInfo): Promise<void> {
  const verdict = judgeInit(init, await readFile(join(dirname(file.path), "init.mp4")));
  if (!verdict.ok) throw refusal(file, verdict.reason);
}

/** Fewer frames than planned, whatever else: the run had no more to give. A run without any still closes a file. */
function endsEarly(plan: Plan, file: ClosedFile, bytes: Uint8Array): boolean {
  try {
    const isEmpty = !boxesIn(bytes).some((box) => box.type === "moof");
    return isEmpty || parseFragments(bytes).sampleCount < segmentOf(plan, file.rung, file.number).frameCount;
  } catch {
    return false;
  }
}

const refusal = (file: ClosedFile, reason: string): FfmpegError =>
  new FfmpegError("gate", `Segment ${file.number} of ${file.rung} is not as planned: ${reason}.`);
