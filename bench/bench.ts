/** One bench: a ratio of ours to the plain thing, both measured in the same run, so that the machine cancels out. */
export interface Benchmark {
  readonly name: string;
  /** The ratio must not be above this. */
  readonly goal: number;
  /** Measures; `detail` says in a few words what was measured. */
  run(): Promise<Measured>;
}

export interface Measured {
  readonly ratio: number;
  readonly detail: string;
  /** Times that were promised as such, each with what it must not be above on two quiet cores. */
  readonly figures?: readonly Figure[];
}

export interface Figure {
  readonly name: string;
  readonly seconds: number;
  readonly goalSeconds: number;
}
