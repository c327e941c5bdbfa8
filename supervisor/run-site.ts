import path from "node:path";
import { type Env } from "#core/config/env.ts";
import { s3EnvOf, s3Settings } from "#core/config/s3-settings.ts";
import { localUrl, loopbackUrl } from "#core/start/local-url.ts";
import { type RunningInstance } from "#core/start/running-instance.ts";
import { migrate } from "#db/migrate.ts";
import { type ProcessRole } from "#db/schema/processes.ts";
import { prepareDataFolder } from "#supervisor/data-folder.ts";
import { type SiteDatabase, openSiteDatabase } from "#supervisor/database.ts";
import { Site } from "#supervisor/site.ts";
import { removeInstanceFile, writeInstanceFile } from "#supervisor/instance-file.ts";
import { openSiteSearch, type SiteSearch } from "#supervisor/meilisearch/site-search.ts";
import { lockDataFolder } from "#supervisor/instance-lock.ts";
import { networkUrls } from "#supervisor/network-urls.ts";
import { waitUntilReady } from "#supervisor/readiness.ts";
import { say, step } from "#supervisor/say.ts";
import { chooseWebPort } from "#supervisor/web-port.ts";

/**
 * All of `npm start`: database, schema, the three processes, the addresses. Then it waits for the signal and
 * stops everything in order. Throws `StartProblem` if it cannot start; nothing is left running then.
 */
export async function runSite(env: Env, signal: AbortSignal): Promise<void> {
  const dataDir = path.resolve(env.MATINEE_DATA_DIR);
  prepareDataFolder(dataDir);
  await lockDataFolder(dataDir);
  const port = await chooseWebPort(env.HOST, env.PORT);
  const database = await openSiteDatabase(env, dataDir);
  let search: SiteSearch | null = null;
  try {
    await step("Preparing the database", () => migrate(database.url));
    search = await openSiteSearch(env, dataDir);
    if (!signal.aborted) await runProcesses({ env, dataDir, port, database, search, signal });
  } finally {
    await search?.stop();
    await database.stop();
    removeInstanceFile(dataDir);
  }
}

interface Running {
  env: Env;
  dataDir: string;
  port: number;
  database: SiteDatabase;
  search: SiteSearch;
  signal: AbortSignal;
}

async function runProcesses({ env, dataDir, port, database, search, signal }: Running): Promise<void> {
  const url = env.BASE_URL ?? localUrl(env.HOST, port);
  const startedAt = new Date().toISOString();
  const reported = new Set<ProcessRole>();
  const setup = new SetupLink();
  const store = s3Settings(env);
  const site: Site = new Site({
    env,
    dataDir,
    port,
    databaseUrl: database.url,
    search: search.server,
    onMessage(role, message) {
      if (message.type === "ready") reported.add(role);
      if (message.type === "setup-link") setup.learn(message.url);
    },
    onChange() {
      const known = { pid: process.pid, url, port, databaseUrl: database.url, startedAt };
      const instance = { ...known, search: search.server, store: store && s3EnvOf(store) };
      // The first process starts inside the constructor.
      queueMicrotask(() => tell(dataDir, { ...instance, processes: site.processes() }));
    },
  });
  try {
    const logFile = (role: ProcessRole) => path.join(dataDir, "logs", `${role}.log`);
    const healthUrl = `${loopbackUrl(env.HOST, port)}/api/health`;
    await step("Starting web, worker and transcoder", () =>
      waitUntilReady({ site, healthUrl, reported, logFile, signal }),
    );
    if (!signal.aborted) announce({ url, setup, network: networkUrls(env.HOST, port) });
    await whenAborted(signal);
    say("\nStopping …");
  } finally {
    await site.stop();
  }
}

/** A full disk does not end the site: the command line's file stays old until the next change. */
function tell(dataDir: string, instance: RunningInstance): void {
  try {
    writeInstanceFile(dataDir, instance);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`The command line may not find this site: its file could not be written (${why}).`);
  }
}

/** The first admin's link: printed once the site is ready, and again only where it changed. */
class SetupLink {
  #url: string | null = null;
  #announced = false;

  learn(url: string): void {
    if (url === this.#url) return;
    this.#url = url;
    if (this.#announced) this.announce();
  }

  announce(): void {
    this.#announced = true;
    if (!this.#url) return;
    say("\n  First visit: this link makes you the admin. It works once.");
    say(`    ${this.#url}\n`);
  }
}

function announce({ url, setup, network }: { url: string; setup: SetupLink; network: string[] }): void {
  setup.announce();
  for (const address of network) say(`  On your network: ${address}`);
  say(`ready ${url}`);
}

function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
