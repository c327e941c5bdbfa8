import { mkdir, readdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { newId } from "#core/uuid.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { openScratch, removeDeadScratch, withScratch } from "#worker/runner/scratch.ts";

let site: TestContext;
let dataDirectory: string;
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());
beforeEach(async () => {
  dataDirectory = tempFolder("scratch");
  await site.ctx.sql`delete from processes`;
});

/** A row as a worker writes it; its id. */
async function insertProcess(host: string, pid: number, hasStopped = false): Promise<string> {
  const id = newId();
  await site.ctx.sql`insert into processes (id, role, host, pid, stopped_at)
    values (${id}, 'worker', ${host}, ${pid}, ${hasStopped ? new Date() : null})`;
  return id;
}

async function makeFolder(name: string): Promise<string> {
  const folder = path.join(dataDirectory, "scratch", name);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "in-work"), "x");
  return name;
}
const folders = async () => (await readdir(path.join(dataDirectory, "scratch"))).sort();

it("keeps the folder of another container's process that has our host and our pid", async () => {
  const theirs = await makeFolder(await insertProcess(os.hostname(), process.pid));
  const processId = await insertProcess(os.hostname(), process.pid);
  const own = await openScratch(site.ctx, { dataDirectory, processId });
  expect(own.root).toBe(path.join(dataDirectory, "scratch", processId));
  expect(await folders()).toEqual([theirs, processId].sort());
  expect(await readdir(path.join(dataDirectory, "scratch", theirs))).toEqual(["in-work"]);
  await own.close();
  expect(await folders()).toEqual([theirs]);
});

it("removes the folders of stopped and dead processes, on any host", async () => {
  await makeFolder(await insertProcess("elsewhere", 7, true));
  await makeFolder(newId());
  await makeFolder("elsewhere-99999999");
  const old = await insertProcess("elsewhere", 8);
  const kept = [
    await makeFolder("elsewhere-8"),
    await makeFolder(old),
    await makeFolder("of another program"),
  ];
  await removeDeadScratch(site.ctx, path.join(dataDirectory, "scratch"));
  expect(await folders()).toEqual(kept.sort());
});

it("gives work a folder that is deleted afterwards, also after an error", async () => {
  const root = path.join(dataDirectory, "own");
  await expect(withScratch(root, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await readdir(root)).toEqual([]);
});
