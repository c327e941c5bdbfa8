import { sql } from "drizzle-orm";
import { setImmediate as nextRound } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { isOutage } from "#core/errors/is-outage.ts";
import { createTestDatabase, type TestDatabase } from "#core/testing/test-database.ts";
import { type Database, type Transaction } from "#db/client.ts";

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.clients.db;
  await db.execute(sql`create table counters (name text primary key, value int not null)`);
});
afterAll(() => database.drop());
beforeEach(() => db.execute(sql`truncate counters`).then(() => set("a", "b")));

const set = (...names: string[]) =>
  db.execute(sql`insert into counters select unnest(array[${sql.join(names, sql`, `)}]::text[]), 0`);
const add = (tx: Transaction, name: string) =>
  tx.execute(sql`update counters set value = value + 1 where name = ${name}`);
const values = async () => {
  const rows = await db.execute<{ value: number }>(sql`select value from counters order by name`);
  return rows.map((row) => row.value);
};

/** Calls settle when the expected number of calls has arrived. */
function meetingOf(count: number): () => Promise<void> {
  let [came, open] = [0, () => undefined as void];
  const met = new Promise<void>((resolve) => (open = resolve));
  return () => {
    came += 1;
    if (came >= count) open();
    return met;
  };
}

test("of two transactions in a deadlock both are committed, each once", async () => {
  const meet = meetingOf(2);
  let tries = 0;
  const addBoth = (first: string, second: string) =>
    db.transaction(async (tx) => {
      tries += 1;
      await add(tx, first);
      await meet();
      await add(tx, second);
      return first;
    });
  expect(await Promise.all([addBoth("a", "b"), addBoth("b", "a")])).toEqual(["a", "b"]);
  expect(tries).toBe(3);
  expect(await values()).toEqual([2, 2]);
});

test("of two serializable transactions that contradict each other both are committed", async () => {
  const meet = meetingOf(2);
  let tries = 0;
  const addOne = () =>
    db.transaction(
      async (tx) => {
        tries += 1;
        await tx.execute(sql`select value from counters`);
        await meet();
        await add(tx, "a");
      },
      { isolationLevel: "serializable" },
    );
  await Promise.all([addOne(), addOne()]);
  expect(tries).toBe(3);
  expect(await values()).toEqual([2, 0]);
});

test("a connection that is lost before the commit costs nothing", async () => {
  let tries = 0;
  await db.transaction(async (tx) => {
    tries += 1;
    await add(tx, "a");
    const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    if (tries === 1) await database.clients.sql`select pg_terminate_backend(${own?.pid ?? 0})`;
    await add(tx, "b");
  });
  expect(tries).toBe(2);
  expect(await values()).toEqual([1, 1]);
});

test("a connection that is lost while the work waits for something else costs nothing", async () => {
  let tries = 0;
  await db.transaction(async (tx) => {
    tries += 1;
    await add(tx, "a");
    const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    if (tries === 1) await endConnection(own?.pid ?? 0);
    await add(tx, "b");
  });
  expect(tries).toBe(2);
  expect(await values()).toEqual([1, 1]);
});

/** Ends a connection, and waits until the client has noticed. */
async function endConnection(pid: number): Promise<void> {
  const { sql: other } = database.clients;
  await other`select pg_terminate_backend(${pid})`;
  const isThere = async () => (await other`select 1 from pg_stat_activity where pid = ${pid}`).length > 0;
  await vi.waitUntil(async () => !(await isThere()));
  // The end of the socket is read in a later round of the event loop.
  for (let round = 0; round < 20; round += 1) await nextRound();
}

test("a connection that is lost during the commit is its caller's matter", async () => {
  await db.execute(sql`
    create function leave() returns trigger language plpgsql as
    $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
  await db.execute(sql`
    create constraint trigger leaves after insert on counters deferrable initially deferred
    for each row execute function leave()`);
  let tries = 0;
  const lost = db.transaction(async (tx) => {
    tries += 1;
    await tx.execute(sql`insert into counters values ('c', 0)`);
  });
  const error: unknown = await lost.catch((thrown: unknown) => thrown);
  await db.execute(sql`drop trigger leaves on counters`);
  expect(isOutage(error)).toBe(true);
  expect(tries).toBe(1);
});

test("a conflict that stays is given up after five tries, and is an outage", async () => {
  let tries = 0;
  const hopeless = db.transaction(async (tx) => {
    tries += 1;
    await tx.execute(sql`do $$ begin raise exception 'no' using errcode = '40P01'; end $$`);
  });
  const error: unknown = await hopeless.catch((thrown: unknown) => thrown);
  expect(isOutage(error)).toBe(true);
  expect(tries).toBe(5);
});

test("any other error is not tried again", async () => {
  let tries = 0;
  const wrong = db.transaction(() => {
    tries += 1;
    return Promise.reject(new Error("no"));
  });
  await expect(wrong).rejects.toThrow("no");
  expect(tries).toBe(1);
});
