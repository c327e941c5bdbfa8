import { eq } from "drizzle-orm";
import { type Meilisearch } from "meilisearch";
import { type Env } from "#core/config/env.ts";
import { Circuit, type EngineState } from "#core/search-index/circuit.ts";
import { readGeneration } from "#core/search-index/drivers/meilisearch/create-indexes.ts";
import {
  createMeilisearchIndex,
  type MeilisearchIndex,
} from "#core/search-index/drivers/meilisearch/meilisearch-index.ts";
import { indexNames, meilisearchClient } from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";
import { createPostgresIndex } from "#core/search-index/drivers/postgres/postgres-index.ts";
import { type SearchIndex } from "#core/search-index/search-index.ts";
import { type Database } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";

/** Meilisearch, if the site has one. */
export interface MeilisearchEngine {
  readonly client: Meilisearch;
  /** The beginning of the names of the site's indexes. */
  readonly prefix: string;
  readonly circuit: Circuit;
  /** The index that is searched; an instance of its own, because it waits for its own writes. */
  openIndex(): MeilisearchIndex;
}

/** What a process searches with. */
export interface SearchEngines {
  readonly postgres: SearchIndex;
  readonly meilisearch: MeilisearchEngine | null;
  /** Ends the checks of Meilisearch. */
  close(): void;
}

/** The setting that names the complete generation of the index in Meilisearch. */
export const GENERATION_SETTING = "search_generation";
const INDEX_PREFIX = "matinee";

/** Opens what the environment asks for: Postgres always, Meilisearch where MEILI_URL is set. Asks nothing yet. */
export function openSearchEngines(
  db: Database,
  env: Pick<Env, "MEILI_URL" | "MEILI_KEY">,
  prefix = INDEX_PREFIX,
): SearchEngines {
  const meilisearch = env.MEILI_URL
    ? openMeilisearch(db, { url: env.MEILI_URL, key: env.MEILI_KEY, prefix })
    : null;
  return { postgres: createPostgresIndex(db), meilisearch, close: () => meilisearch?.circuit.stop() };
}

interface Server {
  readonly url: string;
  readonly key: string | undefined;
  readonly prefix: string;
}

function openMeilisearch(db: Database, { url, key, prefix }: Server): MeilisearchEngine {
  const client = meilisearchClient({ url, key });
  const names = indexNames(prefix);
  const check = async (): Promise<EngineState> => {
    const [found, expected] = await Promise.all([readGeneration(client, names), currentGeneration(db)]);
    return found !== null && found === expected ? "ready" : "needs_rebuild";
  };
  return {
    client,
    prefix,
    circuit: new Circuit(check),
    openIndex: () => createMeilisearchIndex(client, names),
  };
}

/** The generation that the last rebuild completed; null before the first. */
async function currentGeneration(db: Database): Promise<string | null> {
  const [row] = await db.select().from(settings).where(eq(settings.key, GENERATION_SETTING));
  return typeof row?.value === "string" ? row.value : null;
}
