/** One segment of one rendition of a plan. */
export interface SegmentRef {
  readonly videoId: string;
  readonly planId: string;
  /** `v360`, `a0`, … */
  readonly renditionName: string;
  readonly number: number;
}

/** The kind of rendition of a name: video renditions are `v<height>`, audio tracks `a<number>`. */
export function isAudioRendition(renditionName: string): boolean {
  return renditionName.startsWith("a");
}
