import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { connectDatabase, type DatabaseClients } from "#db/client.ts";

/** Set by the test run's global setup: the URL of a migrated template database. */
export const TEMPLATE_URL_VARIABLE = "MATINEE_TEST_TEMPLATE_URL";

export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  readonly clients: DatabaseClients;
  /** Closes `clients`, drops the database, and throws if a connection to it was still open. */
  drop(): Promise<void>;
}

/**
 * A new database with the complete schema and the job queue's, cloned from the run's template. Use one per
 * test file and call `drop()` in `afterAll`. `maxConnections` bounds its two clients together.
 */
export async function createTestDatabase({ maxConnections = 8 } = {}): Promise<TestDatabase> {
  const template = templateUrl();
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await asAdmin(template, (sql) =>
    sql.unsafe(`create database ${name} template "${databaseName(template)}" strategy file_copy`),
  );
  const url = withDatabase(template, name);
  const clients = connectDatabase(url, maxConnections);
  return { name, url, clients, drop: () => dropDatabase(template, name, clients) };
}

function templateUrl(): string {
  const url = process.env[TEMPLATE_URL_VARIABLE];
  if (url) return url;
  throw new Error("No test database: run this through vitest, with a name like x.integration.test.ts.");
}

async function dropDatabase(template: string, name: string, clients: DatabaseClients): Promise<void> {
  await clients.close();
  await asAdmin(template, async (sql) => {
    const leaked = await waitForLeavers(sql, name);
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    if (leaked.length > 0) {
      throw new Error(`The test left ${leaked.length} connection(s) open, last at: ${leaked.join(" | ")}`);
    }
  });
}

/** A closed connection's backend takes a moment to end; one that still exists after a second was leaked. */
async function waitForLeavers(sql: postgres.Sql, name: string): Promise<string[]> {
  const deadline = Date.now() + 1000;
  for (;;) {
    const rows = await sql<{ query: string }[]>`
      select query from pg_stat_activity where datname = ${name} and backend_type = 'client backend'`;
    if (rows.length === 0 || Date.now() > deadline) return rows.map((row) => row.query);
    await sleep(20);
  }
}

async function asAdmin<Result>(
  template: string,
  work: (sql: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const sql = postgres(withDatabase(template, "postgres"), { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}
