import { type EnqueuedTaskPromise, type Meilisearch } from "meilisearch";
import { foldWords } from "#core/search-index/fold-words.ts";
import { guardMeilisearch } from "#core/search-index/drivers/meilisearch/meilisearch-errors.ts";
import { type IndexNames } from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";
import { searchMeilisearch } from "#core/search-index/drivers/meilisearch/search-meilisearch.ts";
import { type SearchEntry, type SearchIndex, type SearchLine } from "#core/search-index/search-index.ts";

/** An index that is filled in bulk, without removing anything first. */
export interface MeilisearchIndex extends SearchIndex {
  addEntries(entries: readonly SearchEntry[]): Promise<void>;
}

const TASK_TIMEOUT_MS = 60_000;
const TASK_INTERVAL_MS = 40;

/**
 * The index in Meilisearch. Its indexes must exist (`create-indexes.ts`): Meilisearch would create them without
 * settings. Writes are tasks, which `settle` waits for; an instance waits for its own ones.
 */
export function createMeilisearchIndex(client: Meilisearch, names: IndexNames): MeilisearchIndex {
  const pending: number[] = [];
  const entries = client.index(names.entries);
  const lines = client.index(names.lines);
  const enqueue = async (start: () => EnqueuedTaskPromise) => {
    const { taskUid } = await guardMeilisearch(start);
    pending.push(taskUid);
  };
  const addEntries = async (added: readonly SearchEntry[]) => {
    if (added.length > 0) await enqueue(() => entries.addDocuments(added.map(entryDocument)));
  };
  return {
    driver: "meilisearch",
    addEntries,
    async putEntries(titleId, added) {
      // First the new ones, so that a title never vanishes for a moment.
      await addEntries(added);
      const filter = `${ofTitle(titleId)}${exceptIn("id", idsOf(added))}`;
      await enqueue(() => entries.deleteDocuments({ filter }));
    },
    async putLines(added) {
      if (added.length > 0) await enqueue(() => lines.addDocuments(added.map(lineDocument)));
    },
    async keepLineSets(titleId, setIds) {
      const filter = `${ofTitle(titleId)}${exceptIn("setId", setIds)}`;
      await enqueue(() => lines.deleteDocuments({ filter }));
    },
    async removeTitle(titleId) {
      await enqueue(() => entries.deleteDocuments({ filter: ofTitle(titleId) }));
      await enqueue(() => lines.deleteDocuments({ filter: ofTitle(titleId) }));
    },
    settle: () => settle(client, pending.splice(0)),
    search: (request) => searchMeilisearch(client, names, request),
  };
}

/** Waits for tasks. Throws with the reason of the first that failed, and unavailable if they take too long. */
export async function settle(client: Meilisearch, taskUids: readonly number[]): Promise<void> {
  const options = { timeout: TASK_TIMEOUT_MS, interval: TASK_INTERVAL_MS };
  const tasks = await guardMeilisearch(() => client.tasks.waitForTasks([...taskUids], options));
  const failed = tasks.find(({ status }) => status !== "succeeded");
  if (failed)
    throw new Error(`Meilisearch's task ${failed.type} ${failed.status}: ${failed.error?.message ?? ""}`);
}

const quoted = (id: string): string => JSON.stringify(id);
const idsOf = (added: readonly SearchEntry[]): string[] => added.map(({ id }) => id);
const exceptIn = (attribute: "id" | "setId", ids: readonly string[]): string =>
  ids.length > 0 ? ` AND ${attribute} NOT IN [${ids.map(quoted).join(", ")}]` : "";
const ofTitle = (titleId: string): string => `titleId = ${quoted(titleId)}`;

function entryDocument({ id, titleId, playableId, kind, text }: SearchEntry) {
  return { id, titleId, playableId, kind, text, length: text.length, words: folded(text) };
}

function lineDocument({ id, titleId, playableId, setId, startSeconds, text }: SearchLine) {
  return { id, titleId, playableId, setId, startSeconds, text, length: text.length, words: folded(text) };
}

/** Without operators, quotes or accents, so that the engine's own rules for them have nothing to act on. */
function folded(text: string): string {
  return foldWords(text)
    .map(({ word }) => word)
    .join(" ");
}
