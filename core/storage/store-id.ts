import { STORE_ID_KEY } from "#core/storage/object-key.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";

/** The most bytes that a store's id has. */
export const MAX_STORE_ID_BYTES = 200;

/** The id of a store, which its database has too; null for a store that nothing uses yet. */
export async function readStoreId(store: ObjectStore): Promise<string | null> {
  return await readSmallText(store, STORE_ID_KEY);
}

/** The text of a small object of the store's own; null where it is missing. */
export async function readSmallText(store: ObjectStore, key: string): Promise<string | null> {
  if ((await store.head(key)) === null) return null;
  return (await store.readBytes(key, MAX_STORE_ID_BYTES)).toString("utf8").trim();
}

/** Whether a store holds nothing but what these keys name. */
export async function holdsNothingBut(store: ObjectStore, ...keys: readonly string[]): Promise<boolean> {
  for await (const { key } of store.list("")) if (!keys.includes(key)) return false;
  return true;
}
