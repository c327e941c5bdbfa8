import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findSite } from "#cli/site.ts";
import { readEnv } from "#core/config/env.ts";
import { runningInstanceFile } from "#core/start/running-instance.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

const BUCKET = {
  S3_ENDPOINT: "http://127.0.0.1:9000",
  S3_ACCESS_KEY: "key",
  S3_SECRET_KEY: "secret",
  S3_BUCKET: "films",
};

/** The settings with which a command works on a site that runs with these. */
function foundEnv(ofSite: typeof BUCKET | null, ofCommand: Record<string, string>) {
  const dataDir = tempFolder("instance");
  const file = runningInstanceFile(dataDir);
  mkdirSync(path.dirname(file));
  const known = { pid: process.pid, url: "http://localhost:3000", port: 3000, startedAt: "", processes: [] };
  writeFileSync(file, JSON.stringify({ ...known, databaseUrl: "postgres://x/y", store: ofSite }));
  return findSite(readEnv({ MATINEE_DATA_DIR: dataDir, ...ofCommand } as unknown as NodeJS.ProcessEnv)).env;
}

test("a command uses the store of the running site, whatever its own environment names", () => {
  expect(foundEnv(BUCKET, {})).toMatchObject(BUCKET);
  expect(foundEnv(BUCKET, { ...BUCKET, S3_BUCKET: "other" }).S3_BUCKET).toBe("films");
  expect(foundEnv(null, BUCKET).S3_ENDPOINT).toBeUndefined();
});
