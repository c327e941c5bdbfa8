import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { readEnv } from "#core/config/env.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { newId } from "#core/uuid.ts";
import { type RangedSource } from "#worker/source-reader/ranged-source.ts";
import { RangesOfFile } from "#worker/source-reader/testing/ranges-of-file.ts";

/** A store that has a film, and no local path for it. */
export interface BenchStore {
  readonly name: string;
  readonly source: RangedSource;
  /** Removes the film. */
  close(): Promise<void>;
}

/** The time to the first byte of a store in the same building. */
const LATENCY_MS = 5;

/** Brings a film into the store at S3_TEST_ENDPOINT; without it, makes a stand-in of a store from the file. */
export async function openBenchStore(dataDirectory: string, film: string): Promise<BenchStore> {
  const { size } = await stat(film);
  const { S3_TEST_ENDPOINT, S3_TEST_ACCESS_KEY, S3_TEST_SECRET_KEY } = process.env;
  if (!S3_TEST_ENDPOINT) {
    const source = new RangesOfFile(film, size, LATENCY_MS);
    return { name: `stand-in with ${LATENCY_MS} ms`, source, close: () => Promise.resolve() };
  }
  const account = { S3_ACCESS_KEY: S3_TEST_ACCESS_KEY, S3_SECRET_KEY: S3_TEST_SECRET_KEY };
  const bucket = { S3_ENDPOINT: S3_TEST_ENDPOINT, S3_BUCKET: `bench-${newId()}`, ...account };
  const env = { ...process.env, MATINEE_DATA_DIR: dataDirectory, ...bucket };
  const { store, sources } = await openStorage(readEnv(env));
  const key = `${uploadPrefix(newId(), newId())}source`;
  await store.put(key, createReadStream(film));
  const location = sources.locate(key);
  if (location.kind === "path") throw new Error("S3_TEST_ENDPOINT is set, and films still lie in a folder.");
  const source = { id: key, sizeBytes: size, read: location.read };
  return { name: store.driver, source, close: () => store.delete([key]) };
}
