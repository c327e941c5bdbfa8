import { sql, type SQL } from "drizzle-orm";
import { ENTRY_KINDS, type HitKind } from "#core/search-index/search-index.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";

/** A row that has the words of a query. */
export interface Candidate {
  readonly id: string;
  readonly kind: HitKind;
  readonly titleId: string;
  readonly playableId: string | null;
  readonly startSeconds: number | null;
  readonly text: string;
  /** All rows of its kind with these words; counting stops at `MAX_COUNTED`. */
  readonly total: number;
}

interface Selection {
  readonly kinds: readonly HitKind[];
  /** A `tsquery` as text. */
  readonly query: string;
  readonly titleId?: string | undefined;
}

/** Rows that are ranked, of each kind: more than any answer has, so that the best are among them. */
const MAX_RANKED = 300;
const MAX_COUNTED = 1_000;

/** The shortest rows with these words, of each kind: one statement for all kinds. */
export async function selectCandidates(
  db: DatabaseOrTransaction,
  selection: Selection,
): Promise<Candidate[]> {
  const rows = await db.execute<Candidate & Record<string, unknown>>(candidatesSql(selection));
  return [...rows];
}

/** The statement of `selectCandidates`, for its test with `explain`. */
export function candidatesSql(selection: Selection): SQL {
  const parts = selection.kinds.map((kind) =>
    kind === "line" ? linesSql(selection) : entriesSql(ENTRY_KINDS.indexOf(kind), selection),
  );
  return sql.join(parts, sql` union all `);
}

function entriesSql(kindIndex: number, { query, titleId }: Selection): SQL {
  // Text rather than a parameter, so that the index of the kind is used.
  const kind = sql.raw(`'${ENTRY_KINDS[kindIndex]}'`);
  const ofTitle = titleId === undefined ? sql`` : sql` and e.title_id = ${titleId}`;
  return sql`(
    select id, kind, title_id as "titleId", playable_id as "playableId", null::double precision as "startSeconds",
      text, (count(*) over ())::int as total
    from (
      select e.* from search_entries e where e.words @@ ${query}::tsquery and e.kind = ${kind}${ofTitle}
      limit ${MAX_COUNTED}) found
    order by length(text), id limit ${MAX_RANKED})`;
}

function linesSql({ query, titleId }: Selection): SQL {
  const ofTitle = titleId === undefined ? sql`` : sql` and s.title_id = ${titleId}`;
  return sql`(
    select set_id::text || '_' || number as id, 'line' as kind, title_id as "titleId", playable_id as "playableId",
      start_seconds as "startSeconds", text, (count(*) over ())::int as total
    from (
      select l.*, s.title_id, s.playable_id from search_lines l join search_line_sets s on s.id = l.set_id
      where l.words @@ ${query}::tsquery${ofTitle}
      limit ${MAX_COUNTED}) found
    order by length(text), set_id, number limit ${MAX_RANKED})`;
}
