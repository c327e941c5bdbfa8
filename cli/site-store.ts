import path from "node:path";
import { withSite } from "#cli/site.ts";
import { type Env } from "#core/config/env.ts";
import { readRunningInstance } from "#core/start/running-instance.ts";
import { listProcesses } from "#core/status/list-processes.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { type Storage } from "#core/storage/storage.ts";

/** The store of a site that may be stopped. */
export interface SiteStore {
  readonly storage: Storage;
  readonly dataDir: string;
  /** Whether its processes may change the store now. */
  readonly isRunning: boolean;
}

/**
 * Opens the store of the site, runs `work`, and disconnects. The store of a site whose own database is stopped is the one
 * that the environment names.
 */
export async function withSiteStore<Result>(
  env: Env,
  work: (site: SiteStore) => Promise<Result>,
): Promise<Result> {
  const dataDir = path.resolve(env.MATINEE_DATA_DIR);
  if (!readRunningInstance(dataDir) && !env.DATABASE_URL) {
    const storage = await openStorage({ ...env, MATINEE_DATA_DIR: dataDir });
    return await work({ storage, dataDir, isRunning: false });
  }
  return await withSite(env, async ({ ctx, instance }) => {
    const isRunning = instance !== null || (await listProcesses(ctx)).length > 0;
    return await work({ storage: ctx, dataDir, isRunning });
  });
}
