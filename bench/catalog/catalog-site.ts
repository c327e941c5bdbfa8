import { readFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";
import { enterSite } from "#core/testing/site-guest.ts";

const ADMIN = { email: "admin@example.test", password: "a password for the bench" } as const;
/** Nothing listens there: Postgres searches, so that one engine answers all requests. */
const NO_MEILISEARCH = "http://127.0.0.1:9";

export interface CatalogSize {
  readonly titles: number;
  /** Each with 200 rows of history. */
  readonly profiles: number;
}

/** A running site with a generated catalog, and a signed-in user of it. */
export interface CatalogSite {
  readonly site: RunningSite;
  readonly cookie: string;
  readonly databaseUrl: string;
  /** Of a film in the middle of the catalog. */
  readonly titleId: string;
  /** A word of many names. */
  readonly word: string;
}

/**
 * Starts a site and fills it by SQL; `search` names a Meilisearch, otherwise Postgres searches. It is removed by
 * `site.remove()`.
 */
export async function openCatalogSite(
  size: CatalogSize,
  search: Record<string, string> = { MEILI_URL: NO_MEILISEARCH },
): Promise<CatalogSite> {
  const env = {
    MATINEE_ADMIN_EMAIL: ADMIN.email,
    MATINEE_ADMIN_PASSWORD: ADMIN.password,
    ...search,
  };
  const site = await startSite({ env });
  try {
    const { databaseUrl } = site.instance();
    const { cookie } = await enterSite(site.url, ADMIN);
    return { site, cookie, databaseUrl, ...(await fillCatalog(databaseUrl, size)) };
  } catch (error) {
    await site.remove();
    throw error;
  }
}

/** Adds twenty spoken lines to each title of a generated catalog. */
export async function fillLines(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(readSql("fill-lines.sql"));
    await sql.unsafe("vacuum (analyze)");
  } finally {
    await sql.end();
  }
}

function readSql(file: string): string {
  return readFileSync(path.join(import.meta.dirname, file), "utf8");
}

async function fillCatalog(databaseUrl: string, { titles, profiles }: CatalogSize) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const text = readSql("fill-catalog.sql");
    await sql.unsafe(text.replaceAll(":titles", String(titles)).replaceAll(":profiles", String(profiles)));
    await sql.unsafe("vacuum (analyze)");
    const [row] = await sql<{ id: string; word: string }[]>`
      select t.id, lower(split_part(t.name, ' ', 1)) as word from titles t
      join credits c on c.title_id = t.id where t.id = md5('title ' || ${Math.floor(titles / 2) + 1}::int)::uuid limit 1`;
    if (!row) throw new Error("The generated catalog has no title.");
    return { titleId: row.id, word: row.word };
  } finally {
    await sql.end();
  }
}
