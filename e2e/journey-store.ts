import startMinio from "#core/testing/minio-setup.ts";

/** Where films of the journeys lie: in a folder, or in MinIO (see CONTRIBUTING.md). */
const STORE_VARIABLE = "MATINEE_TEST_STORAGE";

/** Starts the store that MATINEE_TEST_STORAGE asks for; returns what stops it. Throws for an unknown one. */
export async function startJourneyStore(): Promise<() => Promise<void>> {
  const wanted = process.env[STORE_VARIABLE] || "folder";
  if (wanted === "minio") return await startMinio();
  if (wanted === "folder") return () => Promise.resolve();
  throw new Error(`${STORE_VARIABLE} is ${wanted}: it may be folder or minio.`);
}
