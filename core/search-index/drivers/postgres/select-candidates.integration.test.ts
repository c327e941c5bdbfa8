import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { candidatesSql } from "#core/search-index/drivers/postgres/select-candidates.ts";
import { tsQuery } from "#core/search-index/drivers/postgres/ts-query.ts";
import { ENTRY_KINDS, HIT_KINDS } from "#core/search-index/search-index.ts";
import { insertContractTitle } from "#core/search-index/testing/contract-titles.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
beforeAll(async () => {
  site = await createTestContext();
  const { titleId, setId } = await insertContractTitle(site.ctx);
  await site.ctx.sql`
    insert into search_entries (id, title_id, kind, text, words)
    select 'title_' || n, ${titleId}, 'title', 'Film ' || n, array_to_tsvector(array['film', 'n' || n])
    from generate_series(1, 20000) n`;
  await site.ctx.sql`
    insert into search_lines (set_id, number, start_seconds, text, words)
    select ${setId}, n, n, 'Line ' || n, array_to_tsvector(array['line', 'n' || n])
    from generate_series(1, 20000) n`;
  await site.ctx
    .sql`insert into search_words select 'word' || n, 'word' || n from generate_series(1, 20000) n`;
  await site.ctx.sql`vacuum analyze search_entries, search_lines, search_words`;
});
afterAll(() => site.drop());

async function planOf(statement: ReturnType<typeof sql>): Promise<string> {
  const rows = await site.ctx.db.execute<{ "QUERY PLAN": string }>(sql`explain ${statement}`);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test("finds words and their beginnings by indexes, in every kind", async () => {
  for (const words of [["n1234"], ["n12", "n12"], ["film", "n1234"]]) {
    const plan = await planOf(candidatesSql({ kinds: HIT_KINDS, query: tsQuery(words) }));
    for (const kind of ENTRY_KINDS) expect(plan).toContain(`search_entries_${kind}_words_idx`);
    expect(plan).toContain("search_lines_words_idx");
    expect(plan).not.toMatch(/Seq Scan on search_(entries|lines)/);
  }
});

test("finds words with typos by their trigrams", async () => {
  const plan = await planOf(sql`select word from search_words where trigram_key % 'wrod1234'`);
  expect(plan).toContain("search_words_trigram_idx");
});
