import { segmentName, type ChunkKind, type ChunkWork } from "#core/encoding/types.ts";

export interface ChunkNeeds {
  readonly kind: ChunkKind;
  /** Rungs that the chunk is to give: all of the picture's, or one. */
  readonly rungs: readonly string[];
  readonly number: number;
  readonly firstSegment: number;
  readonly segmentCount: number;
  readonly withStoryboard: boolean;
  /** The first segment that will never be, because the file ends before its plan; null otherwise. */
  readonly endsAtSegment: number | null;
  /** `rung:number` of what exists. */
  readonly existing: ReadonlySet<string>;
  /** Where somebody waits, if anybody does. */
  readonly wishedSegment: number | null;
}

/**
 * What is left to make of a chunk, or null. A ladder run starts at the first segment that any rung lacks, and
 * leaves out the rungs that are there; where the sprite is missing it covers the whole chunk, since a sprite needs
 * all of it. Entry and sound runs start at the wished segment and stop before what exists.
 */
export function missingWork(needs: ChunkNeeds): ChunkWork | null {
  const numbers = wantedNumbers(needs);
  if (numbers.length === 0) return null;
  return needs.kind === "ladder" ? ladderWork(needs, numbers) : runOfOneRung(needs, numbers);
}

function wantedNumbers({ firstSegment, segmentCount, endsAtSegment }: ChunkNeeds): number[] {
  const end = Math.min(firstSegment + segmentCount, endsAtSegment ?? Infinity);
  const numbers: number[] = [];
  for (let number = firstSegment; number < end; number++) numbers.push(number);
  return numbers;
}

function ladderWork(needs: ChunkNeeds, numbers: number[]): ChunkWork | null {
  const lacks = (rung: string, number: number) => !needs.existing.has(segmentName(rung, number));
  const rungs = needs.rungs.filter((rung) => numbers.some((number) => lacks(rung, number)));
  const spriteMissing = needs.withStoryboard && lacks("sb", needs.number);
  if (rungs.length === 0 && !spriteMissing) return null;
  const firstMissing = numbers.find((number) => rungs.some((rung) => lacks(rung, number)));
  const start = spriteMissing ? needs.firstSegment : (firstMissing ?? needs.firstSegment);
  const segmentCount = needs.firstSegment + needs.segmentCount - start;
  return { rungs, firstSegment: start, segmentCount, withStoryboard: spriteMissing };
}

function runOfOneRung(needs: ChunkNeeds, numbers: number[]): ChunkWork | null {
  const rung = needs.rungs[0];
  if (rung === undefined) return null;
  const missing = numbers.filter((number) => !needs.existing.has(segmentName(rung, number)));
  const wished = needs.wishedSegment;
  const start = missing.find((number) => wished !== null && number >= wished) ?? missing[0];
  if (start === undefined) return null;
  let end = start;
  while (missing.includes(end)) end++;
  return { rungs: [rung], firstSegment: start, segmentCount: end - start, withStoryboard: false };
}
