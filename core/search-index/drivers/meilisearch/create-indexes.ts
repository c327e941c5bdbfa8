import { type IndexSwap, type Meilisearch } from "meilisearch";
import { guardMeilisearch, isMissing } from "#core/search-index/drivers/meilisearch/meilisearch-errors.ts";
import { settle } from "#core/search-index/drivers/meilisearch/meilisearch-index.ts";
import {
  INDEX_SETTINGS,
  indexNames,
  type IndexNames,
} from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";

/** A document of the index of names that no search finds: which generation of the site's index this is. */
const MARKER_ID = "generation";
const MOST_INDEXES = 1_000;

/** Creates two empty indexes with their settings; existing ones of the same names are deleted first. */
export async function createIndexes(client: Meilisearch, names: IndexNames): Promise<void> {
  for (const name of [names.entries, names.lines]) {
    await guardMeilisearch(() => client.deleteIndexIfExists(name));
    const created = await guardMeilisearch(() => client.createIndex(name, { primaryKey: "id" }));
    const set = await guardMeilisearch(() => client.index(name).updateSettings(INDEX_SETTINGS));
    await settle(client, [created.taskUid, set.taskUid]);
  }
}

/** Writes down which generation an index is. Last, because it says that the index is complete. */
export async function markGeneration(
  client: Meilisearch,
  names: IndexNames,
  generation: string,
): Promise<void> {
  const marker = [{ id: MARKER_ID, generation }];
  const task = await guardMeilisearch(() => client.index(names.entries).addDocuments(marker));
  await settle(client, [task.taskUid]);
}

/** The generation of an index; null if there is no index, or one that was never completed. */
export async function readGeneration(client: Meilisearch, names: IndexNames): Promise<string | null> {
  try {
    const marker = await guardMeilisearch(() => client.index(names.entries).getDocument(MARKER_ID));
    return typeof marker["generation"] === "string" ? marker["generation"] : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Replaces the searched indexes by a complete generation, at once, and deletes every other one of the site. */
export async function swapIndexes(client: Meilisearch, prefix: string, generation: string): Promise<void> {
  const live = indexNames(prefix);
  const next = indexNames(prefix, generation);
  await createMissing(client, live);
  const pairs: IndexSwap[] = [
    { indexes: [live.entries, next.entries], rename: false },
    { indexes: [live.lines, next.lines], rename: false },
  ];
  const task = await guardMeilisearch(() => client.swapIndexes(pairs));
  await settle(client, [task.taskUid]);
  await deleteOthers(client, prefix);
}

async function createMissing(client: Meilisearch, names: IndexNames): Promise<void> {
  const known = await uidsOf(client);
  for (const name of [names.entries, names.lines]) {
    if (known.includes(name)) continue;
    const task = await guardMeilisearch(() => client.createIndex(name, { primaryKey: "id" }));
    await settle(client, [task.taskUid]);
  }
}

/** What an interrupted rebuild left, and what the swap replaced. */
async function deleteOthers(client: Meilisearch, prefix: string): Promise<void> {
  const live = indexNames(prefix);
  for (const uid of await uidsOf(client)) {
    const isOther = uid.startsWith(`${live.entries}_`) || uid.startsWith(`${live.lines}_`);
    if (isOther) await guardMeilisearch(() => client.deleteIndexIfExists(uid));
  }
}

async function uidsOf(client: Meilisearch): Promise<string[]> {
  const { results } = await guardMeilisearch(() => client.getRawIndexes({ limit: MOST_INDEXES }));
  return results.map(({ uid }) => uid);
}
