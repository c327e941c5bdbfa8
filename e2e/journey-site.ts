import { s3EnvOf } from "#core/config/s3-settings.ts";
import { startSite, type RunningSite, type SiteStart } from "#core/testing/running-site.ts";
import { hasTestStore, newTestBucket } from "#core/testing/test-bucket.ts";

/**
 * Starts a site for a journey: `startSite`, with its films in the store of this run (start-site.ts), which is a bucket
 * of its own or a folder.
 */
export function startJourneySite(start: SiteStart = {}): Promise<RunningSite> {
  const store = hasTestStore() ? s3EnvOf(newTestBucket()) : {};
  return startSite({ ...start, env: { ...store, ...start.env } });
}
