/** A file's name without its ending. */
export function stemOf(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, "");
}

/** Without the spaces and dashes at both ends that parted it from its neighbours. `S.W.A.T.` keeps its last dot. */
export function trimmed(text: string): string {
  return text.replace(/^[\s._\-–:,]+/u, "").replace(/(?<!\.\p{Lu})[\s._\-–(:,]+$/u, "");
}

/** Without ids for databases: `{tmdb-603}`, `[tvdbid-76107]`. */
export function withoutIds(name: string): string {
  return name.replace(/\s*(?:\{[^{}]*\}|\[(?:tmdb|tvdb|imdb|anidb)[^\]]*\])/gi, "");
}

/** Without the tags of a group: `[SSA] Name - 01 (720p) [ABCD1234]`. A year in brackets is none. */
export function withoutTags(name: string): string {
  return withoutIds(name)
    .replace(/\[(?!\d{4}\])[^\]]*\]|\(\d{3,4}[pi]\b[^)]*\)/gi, " ")
    .trim();
}

/** How names are compared: without case, accents' spelling or what parts words. */
export function comparable(name: string): string {
  return name
    .normalize("NFC")
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
