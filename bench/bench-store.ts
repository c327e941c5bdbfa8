import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { openBenchBucket } from "#bench/bench-bucket.ts";
import { s3EnvOf } from "#core/config/s3-settings.ts";
import { sourceKeyOf } from "#core/storage/part-rules.ts";
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

/** Brings a film into a bucket; where there is no S3 store, makes a stand-in of one from the file. */
export async function openBenchStore(film: string): Promise<BenchStore> {
  const { size } = await stat(film);
  const bucket = await openBenchBucket();
  if (!bucket) {
    const source = new RangesOfFile(film, size, LATENCY_MS);
    return { name: `stand-in with ${LATENCY_MS} ms`, source, close: () => Promise.resolve() };
  }
  const { store, sources } = await openStorage({ MATINEE_DATA_DIR: "", ...s3EnvOf(bucket.settings) });
  const key = sourceKeyOf(uploadPrefix(newId(), newId()));
  await store.put(key, createReadStream(film));
  const location = sources.locate(key);
  if (location.kind === "path") throw new Error("Films of a bucket have no local path.");
  return {
    name: store.driver,
    source: { id: key, sizeBytes: size, read: location.read },
    async close() {
      await store.delete([key]);
      await bucket.close();
    },
  };
}
