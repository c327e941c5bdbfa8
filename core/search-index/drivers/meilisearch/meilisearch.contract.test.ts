import { expect, test } from "vitest";
import { createIndexes } from "#core/search-index/drivers/meilisearch/create-indexes.ts";
import { createMeilisearchIndex } from "#core/search-index/drivers/meilisearch/meilisearch-index.ts";
import { indexNames, meilisearchClient } from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";
import { describeSearchIndex } from "#core/search-index/testing/search-index-contract.ts";
import { testMeilisearch } from "#core/testing/test-meilisearch.ts";
import { newId } from "#core/uuid.ts";

const server = testMeilisearch();

test("is real, or its absence was said", () => {
  expect(server === null || server.url.startsWith("http://127.0.0.1:")).toBe(true);
});

if (server) {
  describeSearchIndex(async () => {
    const client = meilisearchClient(server);
    const names = indexNames(`contract_${process.pid}`);
    await createIndexes(client, names);
    const index = createMeilisearchIndex(client, names);
    const titleIds: string[] = [];
    return {
      index,
      makeTitle() {
        const title = { titleId: newId(), playableId: newId(), setId: newId(), otherSetId: newId() };
        titleIds.push(title.titleId);
        return Promise.resolve(title);
      },
      async empty() {
        for (const titleId of titleIds.splice(0)) await index.removeTitle(titleId);
        await index.settle();
      },
    };
  });
}
