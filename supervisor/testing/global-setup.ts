import path from "node:path";
import getPort from "get-port";
import { MEILI_TEST_KEY, MEILI_TEST_URL_VARIABLE } from "#core/testing/test-meilisearch.ts";
import { removeTempFolders, tempFolder } from "#core/testing/temp-folder.ts";
import { TEMPLATE_URL_VARIABLE } from "#core/testing/test-database.ts";
import { migrate } from "#db/migrate.ts";
import { meilisearchBinary } from "#supervisor/meilisearch/binary.ts";
import { startMeilisearch } from "#supervisor/meilisearch/start-meilisearch.ts";
import { startEmbeddedPostgres } from "#supervisor/postgres/start-postgres.ts";

/** All projects of a vitest run share one server: the first setup starts it, the last teardown stops it. */
const shared = globalThis as typeof globalThis & { matineeTestServer?: TestServer };

interface TestServer {
  users: number;
  readonly started: Promise<() => Promise<void>>;
}

/**
 * Global setup of every vitest project that needs Postgres: starts an embedded server for this run in its own
 * folder, migrates the template database, and sets its address in the environment that the test processes
 * inherit.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const server = (shared.matineeTestServer ??= { users: 0, started: startServer() });
  server.users += 1;
  const stop = await server.started;
  return async () => {
    server.users -= 1;
    if (server.users > 0) return;
    shared.matineeTestServer = undefined;
    await stop();
  };
}

async function startServer(): Promise<() => Promise<void>> {
  const dataDir = tempFolder("server");
  const postgres = await startEmbeddedPostgres({
    dataDir,
    logFile: path.join(dataDir, "postgres.log"),
    volatile: true,
  });
  await migrate(postgres.url);
  process.env[TEMPLATE_URL_VARIABLE] = postgres.url;
  const stopSearch = await startSearch(dataDir);
  return async () => {
    await stopSearch();
    await postgres.stop();
    removeTempFolders();
  };
}

/** A real Meilisearch where the platform has one; tests that need it say so where it is missing. */
async function startSearch(dataDir: string): Promise<() => Promise<void>> {
  const folder = path.join(dataDir, "meilisearch");
  const binary = meilisearchBinary(process.env["MEILI_BINARY"] || undefined, folder);
  if (!binary) return () => Promise.resolve();
  const server = await startMeilisearch({
    ...{ binary: binary.path, folder, logFile: path.join(dataDir, "meilisearch.log") },
    ...{ port: await getPort({ host: "127.0.0.1" }), masterKey: MEILI_TEST_KEY },
  });
  process.env[MEILI_TEST_URL_VARIABLE] = server.url;
  return () => server.stop();
}
