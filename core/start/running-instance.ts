import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { s3Env } from "#core/config/s3-settings.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isProcessAlive } from "#core/start/is-process-alive.ts";

const runningInstanceSchema = z.object({
  /** The supervisor's own. */
  pid: z.number().int(),
  url: z.string(),
  port: z.number().int(),
  databaseUrl: z.string(),
  /** Its Meilisearch; null where Postgres searches alone. */
  search: z.object({ url: z.string(), key: z.string().optional() }).nullish(),
  /** The settings of its S3 store; null where its films lie in a folder. */
  store: z.object(s3Env).nullish(),
  startedAt: z.string(),
  processes: z.array(z.object({ role: z.string(), pid: z.number().int() })),
});

/** The data of a running `npm start` for the command line, in a file that only its user can read. */
export type RunningInstance = z.infer<typeof runningInstanceSchema>;

/** `<dataDir>/run/supervisor.json`: written by the supervisor, deleted when it stopped cleanly. */
export function runningInstanceFile(dataDir: string): string {
  return path.join(path.resolve(dataDir), "run", "supervisor.json");
}

/**
 * The instance that runs on this data folder; null if none does, also if a killed one left its file. Throws
 * forbidden if the folder is another user's.
 */
export function readRunningInstance(dataDir: string): RunningInstance | null {
  let text: string;
  try {
    text = readFileSync(runningInstanceFile(dataDir), "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EACCES") throw notOurs(dataDir, cause);
    return null;
  }
  const parsed = runningInstanceSchema.safeParse(parseJson(text));
  return parsed.success && isProcessAlive(parsed.data.pid) ? parsed.data : null;
}

function notOurs(dataDir: string, cause: unknown): DomainError {
  return new DomainError(
    "forbidden",
    "start.dataFolderForeign",
    { dataDir: path.resolve(dataDir) },
    { cause },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
