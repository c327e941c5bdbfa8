import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { repeatTransaction } from "#db/repeat-transaction.ts";

/** drizzle's database handle, for typed queries. */
export type Database = PostgresJsDatabase;
/** The handle of a use case that may run inside its caller's transaction. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type DatabaseOrTransaction = Database | Transaction;
/** A postgres.js client that drizzle does not patch: for raw SQL and LISTEN. */
export type RawSql = postgres.Sql;

export interface DatabaseClients {
  db: Database;
  sql: RawSql;
  close(): Promise<void>;
}

/** The server ends a transaction that is idle for this long, so that its locks are released. */
const FORGOTTEN_AFTER_MS = 60_000;

/**
 * Opens the two clients of a process: drizzle patches its client (dates become strings in raw queries), so
 * raw SQL has a separate one. Only `db` opens transactions: it repeats a transaction that Postgres ended in
 * favour of another one (`repeatTransaction`), so their work changes nothing but the database.
 * `maxConnections` bounds both together; `sql` takes a quarter of it, at least one. `applicationName` is the
 * name in pg_stat_activity.
 */
export function connectDatabase(
  url: string,
  maxConnections: number,
  applicationName = "matinee",
): DatabaseClients {
  const rawConnections = Math.max(1, Math.floor(maxConnections / 4));
  const shared = {
    onnotice: () => undefined,
    idle_timeout: 60,
    connect_timeout: 10,
    connection: {
      application_name: applicationName,
      idle_in_transaction_session_timeout: FORGOTTEN_AFTER_MS,
    },
  };
  const typed = postgres(url, { ...shared, max: Math.max(1, maxConnections - rawConnections) });
  const sql = postgres(url, { ...shared, max: rawConnections });
  return {
    db: withRepeatedTransactions(drizzle(typed)),
    sql,
    async close() {
      await Promise.all([typed.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    },
  };
}

/** Every transaction of a process runs through here, so that no use case has to handle deadlocks. */
function withRepeatedTransactions(db: Database): Database {
  const begin = db.transaction.bind(db);
  db.transaction = (work, config) => repeatTransaction((attempt) => begin(attempt, config), work);
  return db;
}
