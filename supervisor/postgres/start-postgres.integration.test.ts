import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { clusterHome, SHARED_ROOT } from "#supervisor/postgres/paths.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#supervisor/postgres/start-postgres.ts";
import { unprivilegedUser } from "#supervisor/postgres/unprivileged-user.ts";

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function scratch(mode: number): string {
  const folder = tempFolder("postgres");
  chmodSync(folder, mode);
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, logFile: path.join(dataDir, "log"), volatile: true });
  cleanUps.push(() => server.stop());
  return server;
}

/** One query on a separate connection. */
async function ask(url: string, query: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(query);
  } finally {
    await sql.end();
  }
}

test("keeps its data over a restart, with a collation that no C library changes", async () => {
  const dataDir = scratch(0o711);
  const first = await start(dataDir);
  await ask(first.url, "create table films (title text)");
  await first.stop();

  const second = await start(dataDir);
  expect(await ask(second.url, "select * from films")).toEqual([]);
  expect(
    await ask(second.url, "select datlocprovider, datlocale from pg_database where datname = 'matinee'"),
  ).toEqual([{ datlocprovider: "b", datlocale: "C.UTF-8" }]);
});

test("asks for the password", async () => {
  const { url } = await start(scratch(0o711));
  const guessed = new URL(url);
  guessed.password = "guess";
  await expect(ask(guessed.href, "select 1")).rejects.toThrow(/password authentication failed/);
});

test("sets a new password where its file was lost", async () => {
  const dataDir = scratch(0o711);
  const first = await start(dataDir);
  await first.stop();
  rmSync(path.join(clusterHome(dataDir, unprivilegedUser()), "password"));

  const second = await start(dataDir);
  expect(second.url).not.toBe(first.url);
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("creates a partly created cluster again", async () => {
  const dataDir = scratch(0o711);
  mkdirSync(path.join(clusterHome(dataDir, unprivilegedUser()), "18.unfinished", "base"), {
    recursive: true,
  });
  const server = await start(dataDir);
  expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("works in a folder that only we can enter", async () => {
  const closed = path.join(scratch(0o700), "data");
  mkdirSync(closed);
  const home = clusterHome(closed, unprivilegedUser());
  if (home.startsWith(SHARED_ROOT)) cleanUps.push(() => rmSync(path.dirname(home), { recursive: true }));
  const server = await start(closed);
  expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(existsSync(path.join(home, "18", "PG_VERSION"))).toBe(true);
});

test("says where the database lay when its folder did not come along", () => {
  const moved = scratch(0o711);
  mkdirSync(path.join(moved, "postgres"));
  writeFileSync(path.join(moved, "postgres", "elsewhere"), "/var/lib/matinee/data-gone/postgres\n");
  expect(() => clusterHome(moved, null)).toThrow(
    /it lay in \/var\/lib\/matinee\/data-gone\/postgres, as .*\/postgres\/elsewhere says\. Bring that folder/,
  );
});
