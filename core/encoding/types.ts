import { type Plan } from "#core/media/types.ts";

export type ChunkKind = "ladder" | "entry" | "audio";

/** A lease's length, and how often it is renewed. A lost machine costs a lease. */
export const LEASE_SECONDS = 20;
export const RENEW_SECONDS = 5;
/** Faults of one kind that a chunk may have before its video fails. */
export const MAX_FAULTS = 3;
/** Entry and sound chunks that begin before this are made first. */
export const FIRST_MINUTE_SECONDS = 60;

/** What is left to make of a chunk: a run of segments in some rungs. */
export interface ChunkWork {
  /** Lowest first; may be empty where only the storyboard's sprite is missing. */
  readonly rungs: readonly string[];
  readonly firstSegment: number;
  readonly segmentCount: number;
  readonly withStoryboard: boolean;
}

/** A chunk in somebody's hands. Every later change of it names the token. */
export interface ChunkClaim {
  readonly chunkId: string;
  readonly attemptToken: string;
  readonly videoId: string;
  readonly planId: string;
  readonly planHash: string;
  readonly plan: Plan;
  readonly kind: ChunkKind;
  /** `a0`… for sound, the entry rung for entry, `*` for the ladder. */
  readonly rung: string;
  readonly number: number;
  readonly firstSegment: number;
  readonly segmentCount: number;
  /** Counted attempts, this one included. */
  readonly attempts: number;
  /** Null where everything exists already: finish it at once. */
  readonly work: ChunkWork | null;
  /** Segments of the chunk that exist, as `rung:number`. */
  readonly existing: ReadonlySet<string>;
}

/** How a segment is named in `ChunkClaim.existing`. */
export const segmentName = (rung: string, number: number): string => `${rung}:${number}`;
