import { afterAll } from "vitest";
import { createPostgresIndex } from "#core/search-index/drivers/postgres/postgres-index.ts";
import { insertContractTitle } from "#core/search-index/testing/contract-titles.ts";
import { describeSearchIndex } from "#core/search-index/testing/search-index-contract.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext | undefined;
afterAll(() => site?.drop());

describeSearchIndex(async () => {
  site = await createTestContext();
  const { ctx } = site;
  return {
    index: createPostgresIndex(ctx.db),
    makeTitle: () => insertContractTitle(ctx),
    empty: async () => void (await ctx.sql`truncate titles, search_words cascade`),
  };
});
