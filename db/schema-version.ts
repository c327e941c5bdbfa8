import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type RawSql } from "#db/client.ts";

/** The same folder, seen from `db/` and from the bundles in `build/`. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../db/migrations", import.meta.url));

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

/** The database lacks migrations that this code needs. */
export class SchemaTooOldError extends Error {
  override readonly name = "SchemaTooOldError";

  /** `missing`: the newest migration that it lacks. */
  constructor(readonly missing: string) {
    super(`The database lacks the migration ${missing}.`);
  }
}

/**
 * Throws `SchemaTooOldError` if the database's schema is older than this code's. A newer schema is accepted:
 * migrations only add (except `one_language`, which refuses to run while a process runs), so an older process
 * goes on beside a newer one during an upgrade.
 */
export async function assertSchema(sql: RawSql): Promise<void> {
  const needed = newestMigration();
  const present = await presentVersion(sql);
  if (present >= needed.when) return;
  throw new SchemaTooOldError(needed.tag);
}

function newestMigration(): { when: number; tag: string } {
  const journal = readFileSync(path.join(MIGRATIONS_FOLDER, "meta", "_journal.json"), "utf8");
  const { entries } = journalSchema.parse(JSON.parse(journal));
  return entries.reduce((newest, entry) => (entry.when > newest.when ? entry : newest), { when: 0, tag: "" });
}

async function presentVersion(sql: RawSql): Promise<number> {
  const [table] = await sql<{ found: string | null }[]>`
    select to_regclass('drizzle.__drizzle_migrations')::text as found`;
  if (!table?.found) return 0;
  const [row] = await sql<{ newest: string | null }[]>`
    select max(created_at)::text as newest from drizzle.__drizzle_migrations`;
  return Number(row?.newest ?? 0);
}
