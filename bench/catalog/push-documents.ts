import { type Meilisearch } from "meilisearch";
import postgres from "postgres";
import { type IndexNames } from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";

const BATCH = 50_000;
const PATIENCE_MS = 1_800_000;

/** Brings all entries and lines of a generated catalog to Meilisearch, in the form in which its driver writes them. */
export async function pushDocuments(
  databaseUrl: string,
  client: Meilisearch,
  names: IndexNames,
): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const tasks: number[] = [];
  const push = async (uid: string, rows: readonly Record<string, unknown>[]) => {
    const { taskUid } = await client.index(uid).addDocuments([...rows]);
    tasks.push(taskUid);
  };
  try {
    const entries = sql`select id, title_id as "titleId", null as "playableId", kind, text, length(text) as length,
      lower(text) as words from search_entries`;
    for await (const rows of entries.cursor(BATCH)) await push(names.entries, rows);
    const lines = sql`select l.set_id || '_' || l.number as id, s.title_id as "titleId", s.playable_id as "playableId",
      l.set_id as "setId", l.start_seconds as "startSeconds", l.text, length(l.text) as length, l.text as words
      from search_lines l join search_line_sets s on s.id = l.set_id`;
    for await (const rows of lines.cursor(BATCH)) await push(names.lines, rows);
    for (const uid of tasks) await client.tasks.waitForTask(uid, { timeout: PATIENCE_MS, interval: 500 });
  } finally {
    await sql.end();
  }
}
