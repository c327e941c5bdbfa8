import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { prepareDataFolder } from "#supervisor/data-folder.ts";
import { writeInstanceFile } from "#supervisor/instance-file.ts";
import { runningInstanceFile } from "#core/start/running-instance.ts";
import { clusterHome } from "#supervisor/postgres/paths.ts";

let dataDir: string;
let umask: number;
beforeEach(() => {
  dataDir = tempFolder("data-folder");
  umask = process.umask(0);
});
afterEach(() => void process.umask(umask));

const modeOf = (...path: string[]) => (statSync(join(dataDir, ...path)).mode & 0o777).toString(8);
const instance = {
  pid: 1,
  url: "http://127.0.0.1:3000",
  port: 3000,
  databaseUrl: "postgres://matinee:secret@127.0.0.1:1/matinee",
  startedAt: new Date(0).toISOString(),
  processes: [],
};

it("makes its folders for its own user alone", () => {
  prepareDataFolder(dataDir);
  expect(["run", "logs"].map((part) => modeOf(part))).toEqual(["700", "700"]);
});

it("closes what was left open: folders, logs, and the file that holds the database's password", () => {
  for (const part of ["run", "logs", "objects", "scratch"]) mkdirSync(join(dataDir, part), { mode: 0o755 });
  for (const file of ["run/instance.json", "logs/web.log", "logs/web.log.1"]) {
    writeFileSync(join(dataDir, file), "{}", { mode: 0o644 });
  }
  prepareDataFolder(dataDir);
  for (const part of ["run", "logs", "objects", "scratch"]) expect(modeOf(part), part).toBe("700");
  for (const file of ["run/instance.json", "logs/web.log", "logs/web.log.1"])
    expect(modeOf(file), file).toBe("600");
});

it("writes the instance file privately, also over one that a crash left", () => {
  prepareDataFolder(dataDir);
  const left = `${runningInstanceFile(dataDir)}.new`;
  writeFileSync(left, "");
  chmodSync(left, 0o644);
  writeInstanceFile(dataDir, instance);
  expect((statSync(runningInstanceFile(dataDir)).mode & 0o777).toString(8)).toBe("600");
});

it("keeps the database's folder and password to its own user", () => {
  mkdirSync(join(dataDir, "postgres"), { mode: 0o755 });
  clusterHome(dataDir, null);
  expect(modeOf("postgres")).toBe("700");
});
