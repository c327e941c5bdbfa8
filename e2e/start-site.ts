import { openTempRoot } from "#core/testing/temp-root.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { startJourneyStore } from "#e2e/journey-store.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";

/**
 * Global setup of the journeys: the store of the run, and one site with an admin, its address in BASE_URL and its data folder in
 * E2E_DATA_DIR. A journey that needs another site (a first run, a held encode) starts it with `startJourneySite`.
 * Temporary folders, the browser's too, are in one folder that is deleted after the run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const closeTempRoot = openTempRoot();
  if (process.env.BASE_URL) return () => Promise.resolve(void closeTempRoot());
  const stopStore = await startJourneyStore();
  const site = await startJourneySite({
    env: { MATINEE_ADMIN_EMAIL: SITE_ADMIN.email, MATINEE_ADMIN_PASSWORD: SITE_ADMIN.password },
  });
  process.env.BASE_URL = site.url;
  process.env.E2E_DATA_DIR = site.dataDir;
  return async () => {
    await site.remove();
    await stopStore();
    closeTempRoot();
  };
}
