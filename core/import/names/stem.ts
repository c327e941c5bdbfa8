/** A file's name without its ending. */
export function stemOf(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, "");
}

/** Without separating spaces and dashes at both ends. `S.W.A.T.` keeps its last dot. */
export function trimmed(text: string): string {
  return text.replace(/^[\s._\-–:,]+/u, "").replace(/(?<!\.\p{Lu})[\s._\-–(:,]+$/u, "");
}

/** Without ids for databases: `{tmdb-603}`, `[tvdbid-76107]`. */
export function withoutIds(name: string): string {
  return name.replace(/\s*(?:\{[^{}]*\}|\[(?:tmdb|tvdb|imdb|anidb)[^\]]*\])/gi, "");
}

/** Without the tags of a group: `[SSA] Name - 01 (720p) [ABCD1234]`. A year in brackets is no tag. */
export function withoutTags(name: string): string {
  return withoutIds(name)
    .replace(/\[(?!\d{4}\])[^\]]*\]|\(\d{3,4}[pi]\b[^)]*\)/gi, " ")
    .trim();
}

/** The form in which names are compared: without case, Unicode composition and separators. */
export function comparable(name: string): string {
  return name
    .normalize("NFC")
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
