import { ageWords } from "#app/components/format/words.ts";
import { type Credit } from "#core/catalog/types.ts";
import { episodeFactKey, seasonFactKey, titleFactKey } from "#core/metadata/facts/fact-keys.ts";
import { type Facts, type FactsPreview, type TitleFactName } from "#core/metadata/facts/types.ts";

/** A fact as the preview shows it: what it replaces, and with what. */
export interface FactRow {
  readonly key: string;
  readonly label: string;
  /** Empty where nothing is replaced. */
  readonly now: string;
  readonly found: string;
}

const LABELS: Readonly<Record<TitleFactName, string>> = {
  name: "Title",
  overview: "Synopsis",
  releaseYear: "Year",
  genres: "Genres",
  ageRatingYears: "Age rating",
  credits: "Cast and crew",
  externalIds: "IDs",
};

/** The names of databases, as their users know them. */
const DATABASES: Readonly<Record<string, string>> = { tmdb: "TMDB", imdb: "IMDb", tvdb: "TheTVDB" };
const MAX_CREDIT_LINES = 6;

/** The rows of a preview, in the order of the editor: the title, then season by season. Pure. */
export function factRows({ now, found, numbers }: FactsPreview): FactRow[] {
  const positionOf = (id: string): { season: number; episode: number } => {
    const { season = 0, episode = null } = numbers[id] ?? {};
    return { season, episode: episode ?? -1 };
  };
  const ofSeries = [...seasonRows({ now, found, numbers }), ...episodeRows({ now, found, numbers })]
    .map((row) => ({ row, at: positionOf(row.id) }))
    .sort((a, b) => a.at.season - b.at.season || a.at.episode - b.at.episode)
    .map(({ row: { id: _, ...row } }) => row);
  return [...titleRows(now.title, found.title), ...ofSeries];
}

function titleRows(now: Facts["title"], found: Facts["title"]): FactRow[] {
  return (Object.keys(LABELS) as TitleFactName[])
    .filter((name) => found[name] !== undefined)
    .map((name) => ({
      key: titleFactKey(name),
      label: LABELS[name],
      now: wordsOf(now[name]),
      found: wordsOf(found[name]),
    }));
}

type Sides = Pick<FactsPreview, "now" | "found" | "numbers">;
type NumberedRow = FactRow & { readonly id: string };

function seasonRows({ now, found, numbers }: Sides): NumberedRow[] {
  return found.seasons.map(({ seasonId: id, name }, index) => ({
    id,
    key: seasonFactKey(id),
    label: `Season ${numbers[id]?.season ?? ""} · Name`,
    now: now.seasons[index]?.name ?? "",
    found: name ?? "",
  }));
}

function episodeRows({ now, found, numbers }: Sides): NumberedRow[] {
  return found.episodes.flatMap(({ playableId: id, ...facts }, index) => {
    const { season, episode } = numbers[id] ?? {};
    return (["name", "overview"] as const)
      .filter((name) => facts[name] !== undefined)
      .map((name) => ({
        id,
        key: episodeFactKey(id, name),
        label: `S${season ?? ""} E${episode ?? ""} · ${name === "name" ? "Name" : "Synopsis"}`,
        now: now.episodes[index]?.[name] ?? "",
        found: facts[name] ?? "",
      }));
  });
}

type FactValue = Facts["title"][TitleFactName];

/** A fact as text; empty for nothing. */
function wordsOf(value: FactValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  // Only ages and years are numbers, and no film is of the first century.
  if (typeof value === "number") return value < 100 ? ageWords(value) : String(value);
  if (isCredits(value)) return creditWords(value);
  if (Array.isArray(value)) return value.join(", ");
  return Object.entries(value)
    .map(([database, id]) => `${DATABASES[database] ?? database} ${id}`)
    .join(", ");
}

const isCredits = (value: object): value is readonly Credit[] =>
  Array.isArray(value) && value.some((member) => typeof member === "object");

function creditWords(credits: readonly Credit[]): string {
  const lines = credits.map(({ part, personName }) => (part ? `${part}: ${personName}` : personName));
  const more = lines.length - MAX_CREDIT_LINES;
  return [...lines.slice(0, MAX_CREDIT_LINES), ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
}
