/** English, in which services have facts of nearly all titles. */
const DEFAULT_LANGUAGE = "en";

/** A BCP 47 tag as TMDB takes it: a language of two letters, with the region if there is one. Pure. */
export function serviceLanguage(languageTag: string): string {
  try {
    const { language, region } = new Intl.Locale(languageTag);
    if (language.length !== 2) return DEFAULT_LANGUAGE;
    return region === undefined ? language : `${language}-${region}`;
  } catch {
    return DEFAULT_LANGUAGE;
  }
}
