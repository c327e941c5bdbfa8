import { startSite } from "#core/testing/running-site.ts";
import { openTempRoot } from "#core/testing/temp-root.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";

/**
 * Global setup of the journeys: one site with an admin, its address in BASE_URL and its data folder in
 * E2E_DATA_DIR. A journey that needs another site (a first run, a held encode) starts it with `startSite`.
 * Temporary folders, the browser's too, are in one folder that is deleted after the run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const closeTempRoot = openTempRoot();
  if (process.env.BASE_URL) return () => Promise.resolve(void closeTempRoot());
  const site = await startSite({
    env: { MATINEE_ADMIN_EMAIL: SITE_ADMIN.email, MATINEE_ADMIN_PASSWORD: SITE_ADMIN.password },
  });
  process.env.BASE_URL = site.url;
  process.env.E2E_DATA_DIR = site.dataDir;
  return async () => {
    await site.remove();
    closeTempRoot();
  };
}
