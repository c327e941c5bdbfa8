import path from "node:path";
import { type Env } from "#core/config/env.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { createLogger } from "#core/logger.ts";
import { localUrl } from "#core/start/local-url.ts";
import { openContext } from "#core/start/open-context.ts";
import { readRunningInstance, type RunningInstance } from "#core/start/running-instance.ts";

/** The Matinee that a command talks to. */
export interface Site {
  readonly ctx: CoreContext;
  readonly url: string;
  /** What `npm start` says of itself; null where DATABASE_URL alone led here. */
  readonly instance: RunningInstance | null;
  readonly dataDir: string;
}

export interface SiteAddress {
  readonly env: Env;
  /** As people open it: BASE_URL where that is set. */
  readonly url: string;
  /** Where the web is asked how it is; a public address may lead nowhere from this machine. */
  readonly healthUrls: readonly string[];
  readonly instance: RunningInstance | null;
}

/** Finds the site: what runs on the data folder, else DATABASE_URL. Throws unavailable with what to do. */
export function findSite(env: Env): SiteAddress {
  const dataDir = path.resolve(env.MATINEE_DATA_DIR);
  const instance = readRunningInstance(dataDir);
  if (instance) {
    const found = {
      ...env,
      MATINEE_DATA_DIR: dataDir,
      DATABASE_URL: instance.databaseUrl,
      PORT: instance.port,
    };
    const url = env.BASE_URL ?? instance.url;
    const healthUrls = [`http://127.0.0.1:${instance.port}`, instance.url];
    return { env: Object.freeze(found), url, healthUrls, instance };
  }
  if (env.DATABASE_URL) {
    const url = env.BASE_URL ?? localUrl(env.HOST, env.PORT);
    return {
      env: Object.freeze({ ...env, MATINEE_DATA_DIR: dataDir }),
      url,
      healthUrls: [url],
      instance: null,
    };
  }
  throw new DomainError(
    "unavailable",
    `Matinee does not run on the data folder ${dataDir}. Start it with \`npm start\`, or name another one with MATINEE_DATA_DIR, or a database with DATABASE_URL.`,
  );
}

/** Connects to the site for one piece of work, and lets go of it afterwards. */
export async function withSite<Result>(env: Env, work: (site: Site) => Promise<Result>): Promise<Result> {
  const address = findSite(env);
  const logger = createLogger("cli", env.LOG_LEVEL === "info" ? "warn" : env.LOG_LEVEL);
  const opened = await openContext("cli", address.env, { logger });
  try {
    const { url, instance } = address;
    return await work({
      ctx: opened.ctx,
      url: url.replace(/\/$/, ""),
      instance,
      dataDir: address.env.MATINEE_DATA_DIR,
    });
  } finally {
    await opened.close();
  }
}
