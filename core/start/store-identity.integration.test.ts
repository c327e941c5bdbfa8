import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { assertStoreIdentity } from "#core/start/store-identity.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";
import { createMemoryStorage } from "#core/storage/drivers/memory/memory-storage.ts";
import { createTestDatabase, type TestDatabase } from "#core/testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clients.sql`delete from settings where key = 'store_id'`;
});

test("a new store and a new database are given one id, once", async () => {
  const store = createMemoryStorage({ partSecret: "secret" }).store;
  await Promise.all([
    assertStoreIdentity(database.clients.db, store),
    assertStoreIdentity(database.clients.db, store),
  ]);
  const [row] = await database.clients.sql`select value from settings where key = 'store_id'`;
  expect((await store.readBytes(STORE_ID_KEY, 200)).toString()).toBe(row?.value);
});

test("another database's store is refused", async () => {
  await assertStoreIdentity(database.clients.db, createMemoryStorage({ partSecret: "secret" }).store);
  const foreign = createMemoryStorage({ partSecret: "secret" }).store;
  await foreign.put(STORE_ID_KEY, Buffer.from("someone-else"));
  await expect(assertStoreIdentity(database.clients.db, foreign)).rejects.toMatchObject({ code: "conflict" });
});

test("a new store that another database is introduced to at the same moment is the other's", async () => {
  const store = createMemoryStorage({ partSecret: "secret" }).store;
  const raced = {
    ...store,
    async putIfAbsent(...given: Parameters<typeof store.putIfAbsent>) {
      await store.put(STORE_ID_KEY, Buffer.from("someone-else"));
      return store.putIfAbsent(...given);
    },
  };
  await expect(assertStoreIdentity(database.clients.db, raced)).rejects.toMatchObject({ code: "conflict" });
  expect(await database.clients.sql`select 1 from settings where key = 'store_id'`).toHaveLength(0);
});

test("a used store is refused by a database without an id", async () => {
  const used = createMemoryStorage({ partSecret: "secret" }).store;
  await used.put(STORE_ID_KEY, Buffer.from("someone-else"));
  await used.put("images/anything", Buffer.from("x"));
  await expect(assertStoreIdentity(database.clients.db, used)).rejects.toMatchObject({ code: "conflict" });
});
