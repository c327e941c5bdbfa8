import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import getPort from "get-port";
import { type Env } from "#core/config/env.ts";
import { PRIVATE_FILE_MODE, PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { logFileOf } from "#supervisor/data-folder.ts";
import { keepRunning } from "#supervisor/keep-running.ts";
import { meilisearchBinary } from "#supervisor/meilisearch/binary.ts";
import { startMeilisearch, type EmbeddedMeilisearch } from "#supervisor/meilisearch/start-meilisearch.ts";
import { say } from "#supervisor/say.ts";

/** The Meilisearch of this site; `server` is null where Postgres searches alone. */
export interface SiteSearch {
  readonly server: { readonly url: string; readonly key: string | undefined } | null;
  /** The embedded server's process; null while it does not run, and for another's. */
  pid(): number | null;
  stop(): Promise<void>;
}

const NOTHING_TO_STOP = { pid: () => null, stop: () => Promise.resolve() };

/**
 * The server at MEILI_URL, or an embedded one that is kept running on its own data below the data folder. The site
 * does not wait for it: until it answers, and where there is none, Postgres searches.
 */
export async function openSiteSearch(env: Env, dataDir: string): Promise<SiteSearch> {
  if (env.MEILI_URL) return { server: { url: env.MEILI_URL, key: env.MEILI_KEY }, ...NOTHING_TO_STOP };
  const home = path.join(dataDir, "meilisearch");
  const binary = meilisearchBinary(env.MEILI_BINARY, home);
  if (!binary) {
    say(
      "  Postgres searches: there is no Meilisearch for this platform. MEILI_URL or MEILI_BINARY can name one.",
    );
    return { server: null, ...NOTHING_TO_STOP };
  }
  const key = masterKey(home);
  const folder = prepareFolder(home, binary.version);
  return keepServer({
    binary: binary.path,
    folder,
    dataDir,
    port: await getPort({ host: "127.0.0.1" }),
    key,
  });
}

interface Kept {
  readonly binary: string;
  readonly folder: string;
  readonly dataDir: string;
  readonly port: number;
  readonly key: string;
}

function keepServer({ binary, folder, dataDir, port, key }: Kept): SiteSearch {
  const logFile = logFileOf(dataDir, "meilisearch");
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: EmbeddedMeilisearch | null = null;
  const kept = keepRunning({
    signal,
    start: async () => {
      running = await startMeilisearch({ binary, folder, logFile, port, masterKey: key, signal });
      return running;
    },
    onEnded: (how, waitSeconds) => {
      running = null;
      say(`Meilisearch ended (${how}); starting it again in ${waitSeconds} s. Its log: ${logFile}`);
    },
  });
  return {
    server: { url: `http://127.0.0.1:${port}`, key },
    pid: () => running?.pid ?? null,
    async stop() {
      stopping.abort();
      await running?.stop();
      await kept;
    },
  };
}

/** Random, created at the first start. */
function masterKey(home: string): string {
  mkdirSync(home, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  const file = path.join(home, "master-key");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const key = randomBytes(24).toString("hex");
  writeFileSync(file, `${key}\n`, { mode: PRIVATE_FILE_MODE });
  return key;
}

/** Each version has its own data, because it refuses another's: an index is filled again, so the old one is deleted. */
function prepareFolder(home: string, version: string): string {
  const name = `data-${version}`;
  for (const entry of readdirSync(home)) {
    if (entry.startsWith("data-") && entry !== name) rmSync(path.join(home, entry), { recursive: true });
  }
  const folder = path.join(home, name);
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  return folder;
}
