import { expect, test } from "vitest";
import { connectDatabase } from "#db/client.ts";
import { assertSchema } from "#db/schema-version.ts";
import { createTestDatabase } from "#core/testing/test-database.ts";

test("gives a database with the complete schema and the queue's", async () => {
  const database = await createTestDatabase();
  const rows = await database.clients.sql`select count(*)::int as titles from titles`;
  expect(rows[0]).toEqual({ titles: 0 });
  await database.clients.sql`select graphile_worker.add_job('probe-video', '{}'::json)`;
  await assertSchema(database.clients.sql);
  await database.drop();
});

test("two databases do not see each other's rows", async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await one.clients.sql`insert into settings (key, value) values ('house', '1')`;
  expect(await other.clients.sql`select key from settings`).toHaveLength(0);
  await Promise.all([one.drop(), other.drop()]);
});

test("a connection that was left open is named when the database is dropped", async () => {
  const database = await createTestDatabase();
  const leaky = connectDatabase(database.url, 2);
  await leaky.sql`select 'forgotten'`;
  await expect(database.drop()).rejects.toThrow(/left 1 connection.*forgotten/);
  await leaky.close();
});
