import { type CoreContext } from "#core/context.ts";

/** Something that breaks an invariant. */
export interface Problem {
  /** Names it: a problem that is not there any more at a second look was only work in hand. */
  readonly key: string;
  /** For a person. */
  readonly what: string;
}

/** A segment (or init, `number` null) that is not as its row or its plan says. */
export interface SegmentProblem extends Problem {
  readonly videoId: string;
  readonly planId: string;
  readonly renditionName: string;
  readonly number: number | null;
  /** The object to take away first, where there is a wrong one. */
  readonly wrongObject: string | null;
}

/** An invariant, how to look for what breaks it, and how to mend that. */
export interface Check<Found extends Problem = Problem> {
  readonly id: "I1" | "I2" | "I3" | "I5";
  /** What holds when all is well. */
  readonly statement: string;
  /** What `--repair` does. */
  readonly remedy: string;
  /** Changes nothing. Streams, so that memory stays small. */
  find(ctx: CoreContext): AsyncIterable<Found>;
  /** Mends what can be. Harmless where something was mended meanwhile. */
  mend(ctx: CoreContext, problems: readonly Found[]): Promise<void>;
}

/** What `doctor` says of one check. */
export interface Finding {
  readonly id: string;
  readonly ok: boolean;
  /** How many problems there are. */
  readonly count: number;
  readonly detail: string;
  /** What to do about it; null where nothing is wrong. */
  readonly fix: string | null;
}

export interface DoctorReport {
  readonly ok: boolean;
  readonly checks: readonly Finding[];
}
