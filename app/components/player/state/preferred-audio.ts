interface AudioLanguage {
  readonly languageTag: string;
}

/**
 * The language of a film's audio track that fits a remembered language (BCP 47) best: the same one, else another of the
 * same language as it is spoken elsewhere (`pt-BR` for `pt-PT`). Null where the film has none, and its own first track
 * is right.
 */
export function preferredAudio(tracks: readonly AudioLanguage[], wanted: string | null): string | null {
  if (wanted === null || primary(wanted) === "und") return null;
  const exact = tracks.find(({ languageTag }) => languageTag.toLowerCase() === wanted.toLowerCase());
  const related = tracks.find(({ languageTag }) => primary(languageTag) === primary(wanted));
  return (exact ?? related)?.languageTag ?? null;
}

/** `pt` of `pt-BR`. */
function primary(languageTag: string): string {
  return languageTag.split("-")[0]?.toLowerCase() ?? "und";
}
