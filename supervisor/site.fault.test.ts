import { mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { commandsOf, processesOf, processOf, whoIsLeft } from "#core/testing/processes-of.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestDatabase } from "#core/testing/test-database.ts";
import { PROCESS_ROLES } from "#db/schema/processes.ts";
import { type RunningSite, type SiteStart, scratchDataDir, startSite } from "#core/testing/running-site.ts";

/** Everything that a test started is stopped, also if the test failed. */
const sites: RunningSite[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.remove();
});

async function start(options: SiteStart = {}): Promise<RunningSite> {
  const site = await startSite(options);
  sites.push(site);
  return site;
}

test("Ctrl-C leaves no process and a free port, and the next start goes on", async () => {
  const site = await start();
  const before = processesOf(site.dataDir);
  expect(before.length).toBeGreaterThan(4);
  const { port } = site.instance();

  const startedAt = performance.now();
  expect(await site.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(await whoIsLeft(site.dataDir, before, 0)).toEqual([]);
  await expectFree(port);

  await expectWell(await start({ dataDir: site.dataDir }));
});

test("the setup link leads to the one address that the site listens on", async () => {
  const site = await start();
  expect(site.url).toContain("//127.0.0.1:");
  expect(site.output()).toContain(`    ${site.url}/setup?code=`);
});

test("a SIGKILL of the supervisor ends everything, and the next start goes on at once", async () => {
  const site = await start();
  const before = processesOf(site.dataDir);
  const { port } = site.instance();

  site.process.kill("SIGKILL");
  expect(await whoIsLeft(site.dataDir, before, 10)).toEqual([]);
  await expectFree(port);

  await expectWell(await start({ dataDir: site.dataDir }));
});

test("what is killed is started again: web, worker, transcoder, and Postgres where it was", async () => {
  const site = await start();
  for (const role of PROCESS_ROLES) {
    const before = pidOf(site, role);
    process.kill(before, "SIGKILL");
    await expect.poll(() => [0, before].includes(pidOf(site, role)), { timeout: 10_000 }).toBe(false);
    await expect.poll(() => healthOf(site), { timeout: 20_000 }).toBe(200);
    expect(site.output()).toContain(`The ${role} process ended (signal SIGKILL)`);
  }
  const { databaseUrl } = site.instance();
  process.kill(processOf(site.dataDir, "bin/postgres"), "SIGKILL");
  await expect
    .poll(() => site.output(), { timeout: 10_000 })
    .toContain("Postgres stopped; starting it again");
  await expect.poll(() => healthOf(site), { timeout: 60_000, interval: 200 }).toBe(200);
  expect(site.instance().databaseUrl).toBe(databaseUrl);
  await expectWell(site);
});

test("a site whose own file cannot be written, as on a full disk, goes on", async () => {
  const site = await start();
  const inTheWay = path.join(site.dataDir, "run", "supervisor.json.new");
  mkdirSync(inTheWay);
  process.kill(pidOf(site, "web"), "SIGKILL");
  await expect
    .poll(() => site.output(), { timeout: 10_000 })
    .toContain("The command line may not find this site");
  rmdirSync(inTheWay);
  process.kill(pidOf(site, "worker"), "SIGKILL");
  await expect.poll(() => healthOf(site), { timeout: 20_000 }).toBe(200);
  await expectWell(site);
});

test("DATABASE_URL names the Postgres that is used; no other is started", async () => {
  const database = await createTestDatabase();
  const site = await start({ env: { DATABASE_URL: database.url } });
  expect(await healthOf(site)).toBe(200);
  expect(site.instance().databaseUrl).toBe(database.url);
  expect(commandsOf(site.dataDir)).not.toContain("postgres");
  expect(await site.stop()).toBe(0);
  await database.drop();
});

test("the data folder is one site's alone", async () => {
  const site = await start();
  await expect(startSite({ dataDir: site.dataDir })).rejects.toThrow(
    /Matinee already runs on the data folder/,
  );
  expect(await healthOf(site)).toBe(200);
});

test("a copy of a data folder does not end the database that both name", async () => {
  const [first, copy, home] = [scratchDataDir(), scratchDataDir(), tempFolder("cluster")];
  for (const dataDir of [first, copy]) {
    mkdirSync(path.join(dataDir, "postgres"));
    writeFileSync(path.join(dataDir, "postgres", "elsewhere"), home);
  }
  const site = await start({ dataDir: first });
  await expect(startSite({ dataDir: copy })).rejects.toThrow(/Another Matinee runs on the database in /);
  expect(site.output()).not.toContain("Postgres stopped");
  await expectWell(site);
});

/** It answers, `doctor` finds nothing, and no output has a stack. */
async function expectWell(site: RunningSite): Promise<void> {
  expect(await complaintsOf({ ...site, shown: () => [site.output()] })).toEqual([]);
}

function pidOf(site: RunningSite, role: string): number {
  return site.instance().processes.find((one) => one.role === role)?.pid ?? 0;
}

async function healthOf(site: RunningSite): Promise<number> {
  const response = await fetch(`${site.url}/api/health`).catch(() => null);
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
