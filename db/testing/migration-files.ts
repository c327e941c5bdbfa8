import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type RawSql } from "#db/client.ts";
import { MIGRATIONS_FOLDER } from "#db/schema-version.ts";

const files = readdirSync(MIGRATIONS_FOLDER)
  .filter((file) => file.endsWith(".sql"))
  .sort();

/** Empties the database and migrates it up to the last migration before the one of this name (`one_language`). */
export async function migrateBefore(sql: RawSql, name: string): Promise<void> {
  await sql`drop schema public cascade`;
  await sql`create schema public`;
  for (const file of files.slice(0, files.indexOf(fileOf(name)))) await run(sql, file);
}

/** Runs the migration of this name, in one transaction as in production. */
export async function runMigration(sql: RawSql, name: string): Promise<void> {
  await run(sql, fileOf(name));
}

function fileOf(name: string): string {
  const file = files.find((one) => one.endsWith(`_${name}.sql`));
  if (file === undefined) throw new Error(`There is no migration ${name}.`);
  return file;
}

async function run(sql: RawSql, file: string): Promise<void> {
  await sql.begin(async (tx) => {
    const text = readFileSync(path.join(MIGRATIONS_FOLDER, file), "utf8");
    for (const statement of text.split("--> statement-breakpoint")) await tx.unsafe(statement);
  });
}
