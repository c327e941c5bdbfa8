/** Set by the test run's global setup where this platform has a Meilisearch. */
export const MEILI_TEST_URL_VARIABLE = "MATINEE_TEST_MEILI_URL";
export const MEILI_TEST_KEY = "a key for tests alone";

/**
 * The address of the run's Meilisearch; null where the platform has none, said in one line. Under CI a missing one is
 * an error, so that its tests are never left out unseen.
 */
export function testMeilisearch(): { url: string; key: string } | null {
  const url = process.env[MEILI_TEST_URL_VARIABLE];
  if (url) return { url, key: MEILI_TEST_KEY };
  const why =
    "NO MEILISEARCH on this platform: its tests did not run. Set MEILI_BINARY to Meilisearch's program.";
  if (process.env["CI"]) throw new Error(why);
  process.stderr.write(`\n${why}\n`);
  return null;
}
