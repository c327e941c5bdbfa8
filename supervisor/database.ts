import postgres from "postgres";
import { type Env } from "#core/config/env.ts";
import { logFileOf } from "#supervisor/data-folder.ts";
import { lockCluster } from "#supervisor/instance-lock.ts";
import { keepRunning } from "#supervisor/keep-running.ts";
import { clusterHome } from "#supervisor/postgres/paths.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#supervisor/postgres/start-postgres.ts";
import { unprivilegedUser } from "#supervisor/postgres/unprivileged-user.ts";
import { say, step } from "#supervisor/say.ts";
import { EXIT, StartProblem } from "#supervisor/start-problem.ts";

export interface SiteDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** The Postgres of this site: the server at DATABASE_URL, or an embedded one that is kept running. */
export async function openSiteDatabase(env: Env, dataDir: string): Promise<SiteDatabase> {
  if (env.DATABASE_URL) {
    await assertAnswers(env.DATABASE_URL);
    return { url: env.DATABASE_URL, stop: () => Promise.resolve() };
  }
  const home = clusterHome(dataDir, unprivilegedUser());
  await lockCluster(home, dataDir);
  return step("Starting Postgres", () => startOwn(dataDir));
}

const STOP_SECONDS = 2;

async function startOwn(dataDir: string): Promise<SiteDatabase> {
  const options = { dataDir, logFile: logFileOf(dataDir, "postgres") };
  const stopping = new AbortController();
  let server: EmbeddedPostgres = await startEmbeddedPostgres(options);
  const { url, port } = server;
  let first: EmbeddedPostgres | null = server;
  const kept = keepRunning({
    signal: stopping.signal,
    start: async () => {
      server = first ?? (await startEmbeddedPostgres({ ...options, port, signal: stopping.signal }));
      first = null;
      // `stop` ended the previous server; this one became ready meanwhile.
      if (stopping.signal.aborted) await server.stop(STOP_SECONDS);
      return { ended: server.exited.then(() => "Postgres stopped") };
    },
    onEnded: (how, waitSeconds) => {
      say(`${how}; starting it again in ${waitSeconds} s. Its log: ${options.logFile}`);
    },
  });
  return {
    url,
    async stop() {
      stopping.abort();
      await server.stop(STOP_SECONDS);
      await kept;
    },
  };
}

async function assertAnswers(url: string): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: "matinee-supervisor" },
  });
  try {
    await sql`select 1`;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartProblem(
      `The Postgres that DATABASE_URL names does not answer (${reason}). Check the address, or unset it to use the embedded one.`,
      EXIT.missing,
      { cause },
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}
