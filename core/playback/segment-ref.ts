/** One segment of one rung of a plan. */
export interface SegmentRef {
  readonly videoId: string;
  readonly planId: string;
  /** `v360`, `a0`, … */
  readonly rung: string;
  readonly number: number;
}

/** What kind of rung a name stands for: the picture's are `v<height>`, sound tracks `a<number>`. */
export function isSoundRung(rung: string): boolean {
  return rung.startsWith("a");
}
