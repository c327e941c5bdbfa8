import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { readRunningInstance, runningInstanceFile } from "#core/start/running-instance.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = tempFolder("instance");
  mkdirSync(path.join(dataDir, "run"));
});

function write(pid: number): void {
  const instance = { pid, url: "http://localhost:3000", port: 3000, databaseUrl: "postgres://x/y" };
  const complete = {
    ...instance,
    startedAt: "2026-01-01T00:00:00.000Z",
    processes: [{ role: "web", pid: 1 }],
  };
  writeFileSync(runningInstanceFile(dataDir), JSON.stringify(complete));
}

test("a living instance is found", () => {
  write(process.pid);
  expect(readRunningInstance(dataDir)).toMatchObject({ pid: process.pid, port: 3000 });
});

test("the file of a killed one belongs to no instance", () => {
  write(2 ** 30);
  expect(readRunningInstance(dataDir)).toBeNull();
});

test("a missing or a broken file belongs to no instance", () => {
  expect(readRunningInstance(dataDir)).toBeNull();
  writeFileSync(runningInstanceFile(dataDir), "{");
  expect(readRunningInstance(dataDir)).toBeNull();
});
