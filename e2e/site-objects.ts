import { readEnv } from "#core/config/env.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { type RunningSite } from "#core/testing/running-site.ts";

/** The keys of a site's objects, in its folder or its bucket, without the store's own (its id). */
export async function objectsOf(site: RunningSite): Promise<string[]> {
  const env = { ...process.env, MATINEE_DATA_DIR: site.dataDir, ...site.instance().store };
  const { store } = await openStorage(readEnv(env));
  const keys: string[] = [];
  for await (const { key } of store.list("")) if (!key.startsWith(".")) keys.push(key);
  return keys;
}
