import { type CoreContext } from "#core/context.ts";

/** A violation of an invariant. */
export interface Problem {
  /** Its key: a problem that a second check does not find again was only work in progress. */
  readonly key: string;
  /** The text for an admin. */
  readonly what: string;
}

/** A segment (or init, `number` null) that differs from its row or its plan. */
export interface SegmentProblem extends Problem {
  readonly videoId: string;
  readonly planId: string;
  readonly renditionName: string;
  readonly number: number | null;
  /** The wrong object to delete first, if there is one. */
  readonly wrongObject: string | null;
}

/** An invariant, how to find its violations, and how to repair them. */
export interface Check<Found extends Problem = Problem> {
  readonly id: "I1" | "I2" | "I3" | "I4" | "I5" | "I6" | "I7";
  /** The statement that must be true. */
  readonly statement: string;
  /** What `--repair` does. */
  readonly remedy: string;
  /**
   * How often a problem must be found again, 1.5 s apart, to be one: once by default, more often for what the site
   * brings up to date by itself.
   */
  readonly laterLooks?: number;
  /** Changes nothing. Streams, so that memory stays small. */
  find(ctx: CoreContext): AsyncIterable<Found>;
  /** Repairs what it can. Does nothing for a problem that was repaired meanwhile. */
  repair(ctx: CoreContext, problems: readonly Found[]): Promise<void>;
}

/** The result of one check. */
export interface Finding {
  readonly id: string;
  readonly ok: boolean;
  /** The number of problems. */
  readonly count: number;
  readonly detail: string;
  /** What to do about it; null if there is no problem. */
  readonly fix: string | null;
}

export interface DoctorReport {
  readonly ok: boolean;
  readonly checks: readonly Finding[];
}
