import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#core/testing/test-database.ts";
import { migrate } from "#db/migrate.ts";
import { assertSchema, SchemaTooOldError } from "#db/schema-version.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("three processes that migrate at once leave each migration applied once", async () => {
  const { sql } = database.clients;
  await sql`drop schema drizzle cascade`;
  await sql`drop schema public cascade`;
  await sql`create schema public`;
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
  const [row] = await sql`select count(*) = count(distinct hash) as once from drizzle.__drizzle_migrations`;
  expect(row).toEqual({ once: true });
  await assertSchema(sql);
});

test("an older schema is refused, a newer one is accepted", async () => {
  const { sql } = database.clients;
  const [newest] = await sql`
    delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)
    returning hash, created_at::text as at`;
  await expect(assertSchema(sql)).rejects.toThrow(SchemaTooOldError);
  await sql`
    insert into drizzle.__drizzle_migrations (hash, created_at)
    values (${String(newest?.["hash"])}, ${String(newest?.["at"])}::bigint + 1)`;
  await assertSchema(sql);
});
