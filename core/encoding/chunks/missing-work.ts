import { segmentName, type ChunkKind, type ChunkWork } from "#core/encoding/types.ts";

export interface ChunkNeeds {
  readonly kind: ChunkKind;
  /** The renditions of the chunk: all video renditions, or one. */
  readonly renditionNames: readonly string[];
  readonly number: number;
  readonly firstSegment: number;
  readonly segmentCount: number;
  readonly withStoryboard: boolean;
  /** The first segment that will never be, because the file ends before its plan; null otherwise. */
  readonly endsAtSegment: number | null;
  /** `renditionName:number` of what exists. */
  readonly existing: ReadonlySet<string>;
  /** The segment that a viewer waits for, if there is one. */
  readonly requestedSegment: number | null;
}

/**
 * The work that is left of a chunk, or null. A ladder run starts at the first segment that any rendition
 * lacks, and leaves out existing renditions; if the sprite is missing it covers the complete chunk, because a
 * sprite needs all of it. Entry and audio runs start at the requested segment and stop before what exists.
 */
export function missingWork(needs: ChunkNeeds): ChunkWork | null {
  const numbers = wantedNumbers(needs);
  if (numbers.length === 0) return null;
  return needs.kind === "ladder" ? ladderWork(needs, numbers) : runOfOneRendition(needs, numbers);
}

function wantedNumbers({ firstSegment, segmentCount, endsAtSegment }: ChunkNeeds): number[] {
  const end = Math.min(firstSegment + segmentCount, endsAtSegment ?? Infinity);
  const numbers: number[] = [];
  for (let number = firstSegment; number < end; number++) numbers.push(number);
  return numbers;
}

function ladderWork(needs: ChunkNeeds, numbers: number[]): ChunkWork | null {
  const lacks = (renditionName: string, number: number) =>
    !needs.existing.has(segmentName(renditionName, number));
  const renditionNames = needs.renditionNames.filter((renditionName) =>
    numbers.some((number) => lacks(renditionName, number)),
  );
  const spriteMissing = needs.withStoryboard && lacks("sb", needs.number);
  if (renditionNames.length === 0 && !spriteMissing) return null;
  const firstMissing = numbers.find((number) =>
    renditionNames.some((renditionName) => lacks(renditionName, number)),
  );
  const start = spriteMissing ? needs.firstSegment : (firstMissing ?? needs.firstSegment);
  const segmentCount = needs.firstSegment + needs.segmentCount - start;
  return { renditionNames, firstSegment: start, segmentCount, withStoryboard: spriteMissing };
}

function runOfOneRendition(needs: ChunkNeeds, numbers: number[]): ChunkWork | null {
  const renditionName = needs.renditionNames[0];
  if (renditionName === undefined) return null;
  const missing = numbers.filter((number) => !needs.existing.has(segmentName(renditionName, number)));
  const requested = needs.requestedSegment;
  const start = missing.find((number) => requested !== null && number >= requested) ?? missing[0];
  if (start === undefined) return null;
  let end = start;
  while (missing.includes(end)) end++;
  return {
    renditionNames: [renditionName],
    firstSegment: start,
    segmentCount: end - start,
    withStoryboard: false,
  };
}
