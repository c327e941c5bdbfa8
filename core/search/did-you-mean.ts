import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { trigramKey } from "#core/search-index/drivers/postgres/trigram-key.ts";
import { foldWords } from "#core/search-index/fold-words.ts";
import { matchText } from "#core/search-index/match-text.ts";
import { type QueryWords } from "#core/search-index/query.ts";
import { type IndexHit } from "#core/search-index/search-index.ts";

/** Words less alike than this are guesses that help no user. */
const SIMILARITY = 0.35;

/**
 * What the user may have meant: the words that were found in spite of typos, if nothing was found without; with no hit,
 * the words of the index that are most alike. Null if the query is right, or there is nothing like it.
 */
export async function didYouMean(
  ctx: CoreContext,
  words: QueryWords,
  hits: readonly IndexHit[],
): Promise<string | null> {
  if (words.length === 0) return null;
  if (hits.length === 0) return nearestWords(ctx, words);
  const matches = hits.flatMap((hit) => {
    const match = matchText(hit.text, words);
    return match ? [{ hit, match }] : [];
  });
  if (matches.length === 0 || matches.some(({ match }) => match.typos === 0)) return null;
  const [best] = matches.sort((a, b) => a.match.typos - b.match.typos);
  return best ? inItsSpelling(best.hit.text, best.match.found) : null;
}

/** Folded words as the text writes them. */
function inItsSpelling(text: string, folded: readonly string[]): string {
  const spelled = new Map(foldWords(text).map(({ word, start, end }) => [word, text.slice(start, end)]));
  return folded.map((word) => spelled.get(word) ?? word).join(" ");
}

async function nearestWords(ctx: CoreContext, words: QueryWords): Promise<string | null> {
  const nearest: string[] = [];
  for (const word of words) nearest.push(word.length < 4 ? word : ((await nearestWord(ctx, word)) ?? word));
  const suggestion = nearest.join(" ");
  return suggestion === words.join(" ") ? null : suggestion;
}

async function nearestWord(ctx: CoreContext, word: string): Promise<string | null> {
  const key = trigramKey(word);
  const [row] = await ctx.db.execute<{ word: string }>(sql`
    select word from search_words
    where trigram_key % ${key} and similarity(trigram_key, ${key}) >= ${SIMILARITY}::real
    order by similarity(trigram_key, ${key}) desc, word limit 1`);
  return row?.word ?? null;
}
