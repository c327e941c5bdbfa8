import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { DomainError } from "#core/errors/domain-error.ts";
import { newId } from "#core/uuid.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";
import { holdsNothingBut, MAX_STORE_ID_BYTES, readStoreId } from "#core/storage/store-id.ts";
import { type Database, type Transaction } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";

const SETTING = "store_id";
/** Any number that no other lock of ours uses. */
const IDENTITY_LOCK = 7_246_311;
const storeIdSchema = z.string().min(1).max(MAX_STORE_ID_BYTES);

/**
 * Ensures that the store belongs to this database: both have the same id. If neither has anything yet, they
 * get one; a folder that is not really shared, or the wrong bucket, is refused (`DomainError` conflict)
 * before anything is written into it.
 */
export async function assertStoreIdentity(db: Database, store: ObjectStore): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${IDENTITY_LOCK})`);
    const [ofDatabase, ofStore] = [await databaseStoreId(tx), await readStoreId(store)];
    if (ofDatabase !== null && ofDatabase === ofStore) return;
    if (ofDatabase !== null && ofStore === null && (await databaseIsEmpty(tx))) {
      await store.put(STORE_ID_KEY, Buffer.from(ofDatabase), { contentType: "text/plain" });
    } else if (ofDatabase === null && (ofStore === null || (await holdsNothingBut(store, STORE_ID_KEY)))) {
      await introduce(tx, store, ofStore ?? newId());
    } else {
      throw new DomainError("conflict", ofStore === null ? "start.storeEmpty" : "start.storeForeign");
    }
  });
}

/** Two databases may use one new store at the same time: it belongs to the one whose id it has. */
async function introduce(tx: Transaction, store: ObjectStore, id: string): Promise<void> {
  await store.putIfAbsent(STORE_ID_KEY, Buffer.from(id), { contentType: "text/plain" });
  if ((await readStoreId(store)) !== id) throw new DomainError("conflict", "start.storeForeign");
  const value = sql`to_jsonb(${id}::text)`;
  await tx.insert(settings).values({ key: SETTING, value });
}

async function databaseStoreId(tx: Transaction): Promise<string | null> {
  const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.key, SETTING));
  return row ? storeIdSchema.parse(row.value) : null;
}

/** Whether no row refers to an object yet: then an empty store is a new one, not a wrong one. */
async function databaseIsEmpty(tx: Transaction): Promise<boolean> {
  const rows = await tx.execute<{ used: boolean }>(sql`
    select exists (select 1 from videos) or exists (select 1 from uploads) or exists (select 1 from images) as used`);
  return rows[0]?.used === false;
}
