import { parseAgeRating } from "#core/import/nfo/age-rating.ts";

/** A rating of a country, as `{ country: "DE", rating: "12" }`. */
export interface CountryRating {
  readonly country: string;
  readonly rating: string;
}

/** The country that is asked after the one of the language: most titles have its rating. */
const DEFAULT_COUNTRY = "US";

/**
 * The age of a title in years: by the rating of the language's country, then of the United States, then of any other
 * country whose rating is known. Null for none. Pure.
 */
export function mapAgeRating(ratings: readonly CountryRating[], languageTag: string): number | null {
  const wanted = [countryOf(languageTag), DEFAULT_COUNTRY];
  const rank = ({ country }: CountryRating): number =>
    (wanted.indexOf(country) + wanted.length + 1) % (wanted.length + 1);
  for (const { rating } of ratings.toSorted((a, b) => rank(a) - rank(b))) {
    const age = parseAgeRating(rating);
    if (age !== null) return age;
  }
  return null;
}

/** `pt-BR` is of Brazil, and `de` of Germany, by the likeliest region. */
function countryOf(languageTag: string): string {
  try {
    return new Intl.Locale(languageTag).maximize().region ?? DEFAULT_COUNTRY;
  } catch {
    return DEFAULT_COUNTRY;
  }
}
