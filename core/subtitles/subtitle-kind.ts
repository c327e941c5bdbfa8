/**
 * What subtitles are for: `subtitles` translate what is said, `captions` (SDH) are for the deaf and tell sounds too,
 * `forced` translate only what the film's own language is not.
 */
export const SUBTITLE_KINDS = ["subtitles", "captions", "forced"] as const;
export type SubtitleKind = (typeof SUBTITLE_KINDS)[number];

interface KindFlags {
  readonly isForced: boolean;
  readonly isHearingImpaired: boolean;
}

/** A kind as the columns hold it. */
export function flagsOfKind(kind: SubtitleKind): KindFlags {
  return { isForced: kind === "forced", isHearingImpaired: kind === "captions" };
}

/** The kind that the columns hold; forced ones that are for the deaf too count as forced. */
export function kindOfFlags({ isForced, isHearingImpaired }: KindFlags): SubtitleKind {
  if (isForced) return "forced";
  return isHearingImpaired ? "captions" : "subtitles";
}
