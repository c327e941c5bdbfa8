import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { type Site } from "#cli/site.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";

/**
 * Accepts only a site with the embedded database of its data folder, whose files are in `postgres/` or in the folder
 * that `postgres/elsewhere` names. Its store, a folder or a bucket, is its own: both have the same id. Throws denied
 * for any other database.
 */
export async function assertOwnSite({ ctx, dataDir }: Site): Promise<void> {
  const [row] = await ctx.sql<{ folder: string | null }[]>`
    select case when pg_has_role('pg_read_all_settings', 'usage') then current_setting('data_directory') end as folder`;
  const folder = row?.folder ?? "";
  if (homesOf(dataDir).some((home) => isInside(folder, home))) return;
  throw new CliError(
    EXIT.denied,
    "This works only with the database in the data folder, never with one from DATABASE_URL. Nothing was changed.",
  );
}

function homesOf(dataDir: string): string[] {
  const home = path.join(dataDir, "postgres");
  const pointer = path.join(home, "elsewhere");
  return existsSync(pointer) ? [home, readFileSync(pointer, "utf8").trim()] : [home];
}

function isInside(folder: string, home: string): boolean {
  if (folder === "" || !existsSync(folder) || !existsSync(home)) return false;
  const way = path.relative(realpathSync(home), realpathSync(folder));
  return way !== "" && !way.startsWith("..") && !path.isAbsolute(way);
}
