import { type Meilisearch } from "meilisearch";
import { guardMeilisearch } from "#core/search-index/drivers/meilisearch/meilisearch-errors.ts";
import { type IndexNames } from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";

const PAGE = 1_000;

/** The ids of all titles whose names the index has. */
export async function* listTitleIds(client: Meilisearch, names: IndexNames): AsyncIterable<string> {
  const index = client.index<{ titleId: string }>(names.entries);
  for (let offset = 0; ; offset += PAGE) {
    const page = { filter: "kind = title", fields: ["titleId" as const], limit: PAGE, offset };
    const { results } = await guardMeilisearch(() => index.getDocuments(page));
    for (const { titleId } of results) yield titleId;
    if (results.length < PAGE) return;
  }
}
