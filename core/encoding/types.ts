import { type Plan } from "#core/media/types.ts";

export type ChunkKind = "ladder" | "entry" | "audio";

/** A lease's length, and how often it is renewed. A lost machine costs a lease. */
export const LEASE_SECONDS = 20;
export const RENEW_SECONDS = 5;
/** How long a request lasts unless the waiter renews it. */
export const REQUEST_SECONDS = 10;
/**
 * How long a look-ahead request lasts. The newest request is served first, and one that is renewed every 2 s
 * has at least 8 s left, so a look-ahead request never goes before it.
 */
export const PREFETCH_SECONDS = 6;
/** Faults of one kind that a chunk may have before its video fails. */
export const MAX_FAULTS = 3;
/** Entry and audio chunks that begin before this are encoded first. */
export const FIRST_MINUTE_SECONDS = 60;

/** The work that is left of a chunk: a range of segments in some renditions. */
export interface ChunkWork {
  /** Lowest first; may be empty if only the storyboard's sprite is missing. */
  readonly renditionNames: readonly string[];
  readonly firstSegment: number;
  readonly segmentCount: number;
  readonly withStoryboard: boolean;
}

/** A chunk that a process has claimed. Every later change of it needs the token. */
export interface ChunkClaim {
  readonly chunkId: string;
  readonly attemptToken: string;
  readonly videoId: string;
  readonly planId: string;
  readonly planHash: string;
  readonly plan: Plan;
  readonly kind: ChunkKind;
  /** `a0`… for audio, the entry rendition for entry, `*` for the ladder. */
  readonly renditionName: string;
  readonly number: number;
  readonly firstSegment: number;
  readonly segmentCount: number;
  /** As in `chunks.priority`. */
  readonly priority: number;
  /** Whether a viewer was held waiting for a segment of it when it was claimed. */
  readonly isAwaited: boolean;
  /** Counted attempts, this one included. */
  readonly attempts: number;
  /** Null if everything exists already: finish it at once. */
  readonly work: ChunkWork | null;
  /** Segments of the chunk that exist, as `renditionName:number`. */
  readonly existing: ReadonlySet<string>;
}

/** The name of a segment in `ChunkClaim.existing`. */
export const segmentName = (renditionName: string, number: number): string => `${renditionName}:${number}`;
