interface NamedTrack {
  readonly name: string | null;
  readonly languageTag: string;
}

/**
 * Unique names for a menu: the track's name in the file, otherwise its language, otherwise a number. HLS
 * requires unique names within a group.
 */
export function trackNames(tracks: readonly NamedTrack[]): readonly string[] {
  const taken = new Set<string>();
  return tracks.map((track, number) => {
    const base = track.name ?? languageName(track.languageTag) ?? `Track ${number + 1}`;
    const name = unique(base, taken);
    taken.add(name);
    return name;
  });
}

/** `de` -> `German`; null for `und` and unknown tags. */
export function languageName(languageTag: string): string | null {
  if (languageTag === "und") return null;
  try {
    return new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(languageTag) ?? null;
  } catch {
    return null;
  }
}

/** BCP 47 from the tags in files (`ger`, `eng`, `pt-BR`); `und` if it is no language. */
export function languageTagOf(text: string | undefined): string {
  try {
    return Intl.getCanonicalLocales((text ?? "und").trim().replaceAll("_", "-"))[0] ?? "und";
  } catch {
    return "und";
  }
}

function unique(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  for (let count = 2; ; count += 1) {
    const name = `${base} (${count})`;
    if (!taken.has(name)) return name;
  }
}
