import { type TextRange } from "#core/search-index/match-text.ts";
import { type QueryWords } from "#core/search-index/query.ts";

/** What an entry names. */
export const ENTRY_KINDS = ["title", "episode", "person", "tag"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The kinds of hits in the order in which they are shown: names before cast and crew, tags, dialogue. */
export const HIT_KINDS = [...ENTRY_KINDS, "line"] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** A name that leads to a title. */
export interface SearchEntry {
  /** Letters, digits, `-` and `_`; the same name of the same title keeps it. */
  readonly id: string;
  readonly titleId: string;
  /** For an episode. */
  readonly playableId: string | null;
  readonly kind: EntryKind;
  readonly text: string;
}

/** A line of dialogue. */
export interface SearchLine {
  readonly id: string;
  readonly titleId: string;
  readonly playableId: string;
  /** The subtitles that it belongs to, and its order in them. */
  readonly setId: string;
  readonly number: number;
  readonly startSeconds: number;
  readonly text: string;
}

export interface SearchRequest {
  readonly words: QueryWords;
  readonly kinds: readonly HitKind[];
  /** Only within this title. */
  readonly titleId?: string | undefined;
  /** The maximum of each kind, 1 to `MAX_HITS`. */
  readonly limit: number;
}

export interface IndexHit {
  readonly id: string;
  readonly kind: HitKind;
  readonly titleId: string;
  readonly playableId: string | null;
  /** For a line. */
  readonly startSeconds: number | null;
  readonly text: string;
  readonly highlights: readonly TextRange[];
}

export interface IndexAnswer {
  /** In the order of `HIT_KINDS`, the best of each kind first. */
  readonly hits: readonly IndexHit[];
  /** How many hits each kind has; an estimate above `MAX_HITS`. */
  readonly counts: Readonly<Record<HitKind, number>>;
}

export const MAX_HITS = 100;
/** Lines that are written at once. */
export const LINE_BATCH = 1_000;

/**
 * An index of names and dialogue. Every driver passes the same contract suite. Writes may be read only after
 * `settle`. Errors: `DomainError` bad_input for a request outside of its bounds, unavailable if the index does not
 * answer; anything else is a bug.
 */
export interface SearchIndex {
  readonly driver: "memory" | "postgres" | "meilisearch";
  /** Replaces all entries of a title. */
  putEntries(titleId: string, entries: readonly SearchEntry[]): Promise<void>;
  /** Adds lines, at most `LINE_BATCH`; existing ones of the same id are replaced. */
  putLines(lines: readonly SearchLine[]): Promise<void>;
  /** Removes the lines of a title that belong to other sets than these. */
  keepLineSets(titleId: string, setIds: readonly string[]): Promise<void>;
  /** Removes everything of a title. */
  removeTitle(titleId: string): Promise<void>;
  /** Resolves once everything that was written is found; throws if a write failed. */
  settle(): Promise<void>;
  /** Entries and lines that have every word of the query. */
  search(request: SearchRequest): Promise<IndexAnswer>;
}
