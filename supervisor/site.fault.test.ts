import { mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { commandsOf, processesOf, processOf, whoIsLeft } from "#core/testing/processes-of.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestDatabase } from "#core/testing/test-database.ts";
import { PROCESS_ROLES } from "#db/schema/processes.ts";
import {
  type RunningHouse,
  type HouseStart,
  scratchDataDir,
  startHouse,
} from "#core/testing/running-site.ts";

/** Whatever a test started is stopped, also where the test failed. */
const houses: RunningHouse[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.remove();
});

async function start(options: HouseStart = {}): Promise<RunningHouse> {
  const house = await startHouse(options);
  houses.push(house);
  return house;
}

test("Ctrl-C leaves no process and a free port, and the next start goes on", async () => {
  const house = await start();
  const before = processesOf(house.dataDir);
  expect(before.length).toBeGreaterThan(4);
  const { port } = house.instance();

  const startedAt = performance.now();
  expect(await house.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(await whoIsLeft(house.dataDir, before, 0)).toEqual([]);
  await expectFree(port);

  await expectWell(await start({ dataDir: house.dataDir }));
});

test("the setup link leads to the one address that the house listens on", async () => {
  const house = await start();
  expect(house.url).toContain("//127.0.0.1:");
  expect(house.output()).toContain(`    ${house.url}/setup?code=`);
});

test("a SIGKILL of the supervisor takes everything along, and the next start goes on at once", async () => {
  const house = await start();
  const before = processesOf(house.dataDir);
  const { port } = house.instance();

  house.process.kill("SIGKILL");
  expect(await whoIsLeft(house.dataDir, before, 10)).toEqual([]);
  await expectFree(port);

  await expectWell(await start({ dataDir: house.dataDir }));
});

test("what is killed is started again: web, worker, transcoder, and Postgres where it was", async () => {
  const house = await start();
  for (const role of PROCESS_ROLES) {
    const before = pidOf(house, role);
    process.kill(before, "SIGKILL");
    await expect.poll(() => [0, before].includes(pidOf(house, role)), { timeout: 10_000 }).toBe(false);
    await expect.poll(() => healthOf(house), { timeout: 20_000 }).toBe(200);
    expect(house.output()).toContain(`The ${role} process ended (signal SIGKILL)`);
  }
  const { databaseUrl } = house.instance();
  process.kill(processOf(house.dataDir, "bin/postgres"), "SIGKILL");
  await expect
    .poll(() => house.output(), { timeout: 10_000 })
    .toContain("Postgres stopped; starting it again");
  await expect.poll(() => healthOf(house), { timeout: 60_000, interval: 200 }).toBe(200);
  expect(house.instance().databaseUrl).toBe(databaseUrl);
  await expectWell(house);
});

test("a house whose own file cannot be written, as on a full disk, goes on", async () => {
  const house = await start();
  const inTheWay = path.join(house.dataDir, "run", "supervisor.json.new");
  mkdirSync(inTheWay);
  process.kill(pidOf(house, "web"), "SIGKILL");
  await expect
    .poll(() => house.output(), { timeout: 10_000 })
    .toContain("The command line may not find this house");
  rmdirSync(inTheWay);
  process.kill(pidOf(house, "worker"), "SIGKILL");
  await expect.poll(() => healthOf(house), { timeout: 20_000 }).toBe(200);
  await expectWell(house);
});

test("DATABASE_URL names the Postgres that is used; no other is started", async () => {
  const database = await createTestDatabase();
  const house = await start({ env: { DATABASE_URL: database.url } });
  expect(await healthOf(house)).toBe(200);
  expect(house.instance().databaseUrl).toBe(database.url);
  expect(commandsOf(house.dataDir)).not.toContain("postgres");
  expect(await house.stop()).toBe(0);
  await database.drop();
});

test("the data folder is one house's alone", async () => {
  const house = await start();
  await expect(startHouse({ dataDir: house.dataDir })).rejects.toThrow(
    /Matinee already runs on the data folder/,
  );
  expect(await healthOf(house)).toBe(200);
});

test("a copy of a data folder does not end the database that both name", async () => {
  const [first, copy, home] = [scratchDataDir(), scratchDataDir(), tempFolder("cluster")];
  for (const dataDir of [first, copy]) {
    mkdirSync(path.join(dataDir, "postgres"));
    writeFileSync(path.join(dataDir, "postgres", "elsewhere"), home);
  }
  const house = await start({ dataDir: first });
  await expect(startHouse({ dataDir: copy })).rejects.toThrow(/Another Matinee runs on the database in /);
  expect(house.output()).not.toContain("Postgres stopped");
  await expectWell(house);
});

/** It answers, `doctor` finds nothing, and nobody was shown a stack. */
async function expectWell(house: RunningHouse): Promise<void> {
  expect(await complaintsOf({ ...house, shown: () => [house.output()] })).toEqual([]);
}

function pidOf(house: RunningHouse, role: string): number {
  return house.instance().processes.find((one) => one.role === role)?.pid ?? 0;
}

async function healthOf(house: RunningHouse): Promise<number> {
  const response = await fetch(`${house.url}/api/health`).catch(() => null);
  await response?.body?.cancel();
  return response?.status ?? 0;
}

async function expectFree(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
