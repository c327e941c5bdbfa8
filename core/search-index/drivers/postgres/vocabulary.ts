import { sql } from "drizzle-orm";
import { editDistance } from "#core/search-index/edit-distance.ts";
import { trigramKey } from "#core/search-index/drivers/postgres/trigram-key.ts";
import { allowedTypos, type QueryWords } from "#core/search-index/query.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";

/** A typed word of five letters may have one too many. */
const SHORTEST = 4;
/** Two swapped letters in a word of five leave a fifth of its trigrams. */
const SIMILARITY = 0.15;
const CANDIDATES = 500;
const ALTERNATIVES = 40;

/** Remembers words, so that they are found in spite of typos. */
export async function addWords(db: DatabaseOrTransaction, words: readonly string[]): Promise<void> {
  // Sorted, so that two writers insert them in the same order and none waits for the other in a circle.
  const known = [...new Set(words)].filter((word) => word.length >= SHORTEST).sort();
  if (known.length === 0) return;
  await db.execute(sql`
    insert into search_words (word, trigram_key)
    select * from unnest(${sql.param(known)}::text[], ${sql.param(known.map(trigramKey))}::text[])
    on conflict do nothing`);
}

/** For each word of a query, the words of the index that it may mean, with typos, apart from itself. */
export async function wordsInSpiteOfTypos(
  db: DatabaseOrTransaction,
  query: QueryWords,
): Promise<readonly (readonly string[])[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(SIMILARITY)}, true)`);
    const alternatives: string[][] = [];
    for (const [index, word] of query.entries()) {
      const isPrefix = index === query.length - 1;
      alternatives.push(allowedTypos(word) > 0 ? await similarWords(tx, word, isPrefix) : []);
    }
    return alternatives;
  });
}

async function similarWords(db: DatabaseOrTransaction, typed: string, isPrefix: boolean): Promise<string[]> {
  const key = trigramKey(typed);
  const rows = await db.execute<{ word: string }>(sql`
    select word from search_words where trigram_key % ${key} and starts_with(word, ${typed[0] ?? ""})
    order by similarity(trigram_key, ${key}) desc limit ${CANDIDATES}`);
  const limit = allowedTypos(typed);
  return rows
    .map(({ word }) => ({ word, typos: editDistance(typed, word, { limit, isPrefix }) }))
    .filter(({ typos }) => typos !== Infinity)
    .sort((a, b) => a.typos - b.typos)
    .slice(0, ALTERNATIVES)
    .map(({ word }) => word);
}
