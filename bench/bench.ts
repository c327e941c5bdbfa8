/** One bench: a ratio of ours to the plain thing, both measured in the same run, so that the machine cancels out. */
export interface Bench {
  readonly name: string;
  /** The ratio must not be above this. */
  readonly goal: number;
  /** Measures; `detail` says in a few words what was measured. */
  run(): Promise<{ ratio: number; detail: string }>;
}
