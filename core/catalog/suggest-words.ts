import { sql, type SQL } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";

const MAX_SUGGESTIONS = 8;
/** Of this many titles the words are counted: a site's genres are among its newest titles. */
const SAMPLED_TITLES = 5_000;

export const SUGGESTED_KINDS = ["genre", "tag", "person"] as const;
export type SuggestedKind = (typeof SUGGESTED_KINDS)[number];

/** Genres, tags or people that a site has and that begin with a text, the most used first; at most 8. */
export async function suggestWords(ctx: CoreContext, kind: SuggestedKind, text: string): Promise<string[]> {
  const rows = await ctx.db.execute<{ word: string }>(sql`
    select word from (${wordsOf(kind)}) words(word, position)
    where starts_with(title_fold(word), title_fold(${text})) or title_fold(word) like '% ' || title_fold(${likeText(text)}) || '%'
    group by word order by min(position), word limit ${MAX_SUGGESTIONS}`);
  return rows.map(({ word }) => word);
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

function wordsOf(kind: SuggestedKind): SQL {
  if (kind === "person") return sql`select name, 0 from people where name <> ''`;
  const column = kind === "genre" ? sql`genres` : sql`tags`;
  return sql`
    select word, -count(*) from (
      select unnest(${column}) as word from (
        select ${column} from titles where deleted_at is null order by created_at desc limit ${SAMPLED_TITLES}) newest) used
    group by word`;
}
