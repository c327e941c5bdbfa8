import { expect, test } from "vitest";
import { readEnv } from "#core/config/env.ts";
import { commandsOf, processOf } from "#core/testing/processes-of.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { prepareDataFolder } from "#supervisor/data-folder.ts";
import { openSiteDatabase } from "#supervisor/database.ts";

test("a stop while Postgres is being started again ends the new one too", async () => {
  const dataDir = tempFolder("database");
  prepareDataFolder(dataDir);
  const database = await openSiteDatabase(readEnv({ NODE_ENV: "test", MATINEE_DATA_DIR: dataDir }), dataDir);
  const first = processOf(dataDir, "bin/postgres");
  process.kill(first, "SIGKILL");
  await expect.poll(() => isAnother(dataDir, first), { interval: 5, timeout: 10_000 }).toBe(true);
  await database.stop();
  expect(commandsOf(dataDir)).toEqual([]);
});

function isAnother(dataDir: string, first: number): boolean {
  try {
    return processOf(dataDir, "bin/postgres") !== first;
  } catch {
    return false;
  }
}
