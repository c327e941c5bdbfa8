import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import postgres from "postgres";
import { postgresBinaries } from "#supervisor/postgres/binaries.ts";
import { DATABASE_NAME, DATABASE_USER, ensureCluster, type Cluster } from "#supervisor/postgres/cluster.ts";
import { clusterHome } from "#supervisor/postgres/paths.ts";
import { endOrphan } from "#supervisor/postgres/orphan.ts";
import { asUser, unprivilegedUser } from "#supervisor/postgres/unprivileged-user.ts";

export interface EmbeddedPostgresOptions {
  /** The cluster is `<dataDir>/postgres/18`, or under /var/lib/matinee where Postgres' user cannot enter that. */
  readonly dataDir: string;
  /** The server's log file. */
  readonly logFile: string;
  /** The port on 127.0.0.1; a free one unless given. */
  readonly port?: number;
  /** Trades safety against power cuts for speed; for tests. */
  readonly volatile?: boolean;
  /** When aborted, a running start ends its server and throws. */
  readonly signal?: AbortSignal;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the server ended, for any reason. */
  readonly exited: Promise<void>;
  /** Ends every session and the server (a fast shutdown), within `timeoutSeconds`, by force after that. */
  stop(timeoutSeconds?: number): Promise<void>;
}

const READY_SECONDS = 60;
const FAILED_STOP_SECONDS = 2;

/**
 * Starts the Postgres from npm: creates its cluster at the first start, listens on 127.0.0.1 alone with a
 * password, and ends with this process (`setpriv --pdeathsig`). Throws with the tail of its log.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = unprivilegedUser();
  const binaries = postgresBinaries(user);
  const cluster = ensureCluster(binaries, clusterHome(options.dataDir, user), user);
  await endOrphan(cluster.folder);
  const port = options.port ?? (await getPort({ host: "127.0.0.1" }));
  const log = openSync(options.logFile, "a", 0o600);
  const child = spawn(
    "setpriv",
    [
      ...asUser(user),
      "--pdeathsig",
      "INT",
      "--",
      binaries.postgres,
      ...serverArguments(options, cluster, port),
    ],
    { cwd: "/", stdio: ["ignore", log, log], detached: true },
  );
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  try {
    await waitUntilReady(child, cluster, options);
    const url = await ensureDatabase(cluster, port);
    return { url, port, pid: child.pid ?? 0, exited, stop: (seconds) => stop(child, exited, seconds) };
  } catch (error) {
    await stop(child, exited, FAILED_STOP_SECONDS);
    throw error;
  }
}

function serverArguments(options: EmbeddedPostgresOptions, cluster: Cluster, port: number): string[] {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: options.volatile ? "200" : "100",
    shared_buffers: "128MB",
    log_min_messages: "warning",
    log_line_prefix: "%m [%p] ",
    timezone: "UTC",
    ...(options.volatile && {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      autovacuum: "off",
    }),
  };
  const pairs = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", cluster.folder, ...pairs];
}

/** The eighth line of postmaster.pid says `ready` once the server takes connections. */
async function waitUntilReady(
  child: ChildProcess,
  cluster: Cluster,
  { logFile, signal }: EmbeddedPostgresOptions,
): Promise<void> {
  const pidFile = path.join(cluster.folder, "postmaster.pid");
  const deadline = Date.now() + READY_SECONDS * 1000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw new Error(`Postgres did not start:\n${tail(logFile)}`);
    }
    signal?.throwIfAborted();
    if (isReady(pidFile, child.pid)) return;
    await sleep(30);
  }
  throw new Error(`Postgres was not ready after ${READY_SECONDS} s:\n${tail(logFile)}`);
}

function isReady(pidFile: string, pid: number): boolean {
  if (!existsSync(pidFile)) return false;
  const lines = readFileSync(pidFile, "utf8").split("\n");
  return lines[0]?.trim() === String(pid) && lines[7]?.trim() === "ready";
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<string> {
  const server = `postgres://${DATABASE_USER}:${cluster.password}@127.0.0.1:${port}`;
  const sql = postgres(`${server}/postgres`, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: "matinee-supervisor" },
  });
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE_NAME}`;
    if (found.length === 0) await sql.unsafe(`create database ${DATABASE_NAME}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  return `${server}/${DATABASE_NAME}`;
}

async function stop(child: ChildProcess, exited: Promise<void>, timeoutSeconds = 5): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGINT");
  const ended = await Promise.race([
    exited.then(() => true),
    sleep(timeoutSeconds * 1000, false, { ref: false }),
  ]);
  if (ended) return;
  child.kill("SIGQUIT");
  await exited;
}

function tail(logFile: string): string {
  return existsSync(logFile) ? readFileSync(logFile, "utf8").split("\n").slice(-12).join("\n") : "";
}
