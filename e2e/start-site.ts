import { startHouse } from "#core/testing/running-site.ts";
import { openTempRoot } from "#core/testing/temp-root.ts";
import { HOUSE_ADMIN } from "#e2e/site-admin.ts";

/**
 * Global setup of the journeys: one house with an admin, its address in BASE_URL and its data folder in
 * E2E_DATA_DIR. A journey that needs another one (a first run, a held encode) starts it with `startHouse`.
 * Temporary folders, the browser's too, lie in one that goes with the run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const closeTempRoot = openTempRoot();
  if (process.env.BASE_URL) return () => Promise.resolve(void closeTempRoot());
  const house = await startHouse({
    env: { MATINEE_ADMIN_EMAIL: HOUSE_ADMIN.email, MATINEE_ADMIN_PASSWORD: HOUSE_ADMIN.password },
  });
  process.env.BASE_URL = house.url;
  process.env.E2E_DATA_DIR = house.dataDir;
  return async () => {
    await house.remove();
    closeTempRoot();
  };
}
