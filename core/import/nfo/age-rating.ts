/** Ages in years of ratings that are no numbers, in upper case. */
const NAMED_RATINGS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    // The United States: cinema, then television.
    ...{ G: 0, PG: 8, "PG-13": 13, R: 17, "NC-17": 18 },
    ...{ "TV-Y": 0, "TV-G": 0, "TV-Y7": 7, "TV-PG": 8, "TV-14": 14, "TV-MA": 17 },
    // The United Kingdom, France, Spain, Italy and the Netherlands.
    ...{ U: 0, R18: 18, TP: 0, "TOUS PUBLICS": 0, APTA: 0, A: 0, T: 0, AL: 0 },
  }),
);

const OLDEST = 21;

/**
 * The age of a rating in years, as NFO files have it: `Rated PG-13 for violence`, `US:R`, `FSK 12`, `DE:16`, `12A`,
 * `18+`. Null for none and for one that is not known: a film without a rating is better than a wrong one. Pure.
 */
export function parseAgeRating(rating: string): number | null {
  const text = rating.toUpperCase().replace(/^RATED\s+/, "");
  // `US:PG-13 / DE:FSK 12`: the first one that is known counts.
  for (const part of text.split(/\s*[/|,]\s*/).slice(0, 20)) {
    const age = ageOf(part.replace(/^[A-Z]{2,3}\s*:\s*/, "").replace(/^(?:FSK|PEGI|RATED)[\s:-]*/, ""));
    if (age !== null) return age;
  }
  return null;
}

function ageOf(part: string): number | null {
  const known = NAMED_RATINGS.get(part) ?? NAMED_RATINGS.get(part.split(/\s/)[0] ?? "");
  if (known !== undefined) return known;
  const years = Number(/^(\d{1,2})(?:A|\+|PG)?(?![\dA-Z-])/.exec(part)?.[1] ?? Number.NaN);
  return years <= OLDEST ? years : null;
}
