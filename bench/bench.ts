/**
 * One bench: the ratio of Matinee to a plain reference, both measured in the same run, so that the machine's
 * speed cancels out.
 */
export interface Benchmark {
  readonly name: string;
  /** The ratio must not be above this. */
  readonly goal: number;
  /** Measures; `detail` is a short text on what was measured. */
  run(): Promise<Measured>;
}

export interface Measured {
  readonly ratio: number;
  readonly detail: string;
  /** Promised times, each with its limit on two idle cores. */
  readonly figures?: readonly Figure[];
}

export interface Figure {
  readonly name: string;
  readonly seconds: number;
  readonly goalSeconds: number;
}
