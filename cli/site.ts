import path from "node:path";
import { type Env } from "#core/config/env.ts";
import { NO_S3 } from "#core/config/s3-settings.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { createLogger } from "#core/logger.ts";
import { localUrl } from "#core/start/local-url.ts";
import { openContext } from "#core/start/open-context.ts";
import { readRunningInstance, type RunningInstance } from "#core/start/running-instance.ts";

/** The site that a command works on. */
export interface Site {
  readonly ctx: CoreContext;
  readonly url: string;
  /** What `npm start` recorded about itself; null if the site was found by DATABASE_URL alone. */
  readonly instance: RunningInstance | null;
  readonly dataDir: string;
}

export interface SiteAddress {
  readonly env: Env;
  /** The address that users open: BASE_URL if that is set. */
  readonly url: string;
  /** Addresses for the health check. The public address may not be reachable from this machine. */
  readonly healthUrls: readonly string[];
  readonly instance: RunningInstance | null;
}

/**
 * Finds the site: the one that runs on the data folder, otherwise the one at DATABASE_URL. Throws unavailable
 * with an instruction.
 */
export function findSite(env: Env): SiteAddress {
  const dataDir = path.resolve(env.MATINEE_DATA_DIR);
  const instance = readRunningInstance(dataDir);
  if (instance) {
    const found = {
      ...env,
      MATINEE_DATA_DIR: dataDir,
      DATABASE_URL: instance.databaseUrl,
      ...(instance.search && { MEILI_URL: instance.search.url, MEILI_KEY: instance.search.key }),
      // Recorded by every start of this version, so that a command needs no settings of its own.
      ...(instance.store !== undefined && { ...NO_S3, ...instance.store }),
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
  throw new DomainError("unavailable", "cli.notRunning", { dataDir });
}

/** Connects to the site, runs `work`, and disconnects. */
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
