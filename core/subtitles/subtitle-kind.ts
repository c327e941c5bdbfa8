/**
 * The purpose of subtitles: `subtitles` translate speech, `captions` (SDH) are for the deaf and describe
 * noises too, `forced` translate only speech in foreign languages.
 */
export const SUBTITLE_KINDS = ["subtitles", "captions", "forced"] as const;
export type SubtitleKind = (typeof SUBTITLE_KINDS)[number];

interface KindFlags {
  readonly isForced: boolean;
  readonly isHearingImpaired: boolean;
}

/** A kind in the form of the columns. */
export function flagsOfKind(kind: SubtitleKind): KindFlags {
  return { isForced: kind === "forced", isHearingImpaired: kind === "captions" };
}

/** The kind of a row; forced subtitles for the deaf count as forced. */
export function kindOfFlags({ isForced, isHearingImpaired }: KindFlags): SubtitleKind {
  if (isForced) return "forced";
  return isHearingImpaired ? "captions" : "subtitles";
}
