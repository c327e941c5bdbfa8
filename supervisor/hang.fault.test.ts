import { execFileSync, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HANG_SECONDS } from "#core/start/silence.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { awaitProcessOf, processesOf } from "#core/testing/processes-of.ts";
import { type RunningSite, startSite } from "#core/testing/running-site.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestDatabase } from "#core/testing/test-database.ts";
import { PROCESS_ROLES, type ProcessRole } from "#db/schema/processes.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
/** Longer than it takes to notice a hang, on a busy machine too. */
const SEEN_MS = 2 * HANG_SECONDS * 1000;

let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ env: { MATINEE_TEST_HANG: "1" } });
});
afterAll(() => site.remove());

test("a suspended machine is no hang: neither the processes nor their supervisor ran", async () => {
  const before = site.instance().processes;
  const supervisor = site.instance().pid;
  process.kill(supervisor, "SIGSTOP");
  for (const { pid } of before) process.kill(pid, "SIGSTOP");
  await sleep((HANG_SECONDS + 5) * 1000);
  // The supervisor is resumed first, so it checks before a heartbeat can arrive.
  process.kill(supervisor, "SIGCONT");
  await sleep(1_500);
  for (const { pid } of before) process.kill(pid, "SIGCONT");
  await expectWell();
  expect(site.instance().processes).toEqual(before);
});

test("a web process whose event loop is stuck is started again, and answers", async () => {
  const hung = pidOf("web");
  process.kill(hung, "SIGUSR2");
  await expect.poll(() => site.output(), { timeout: SEEN_MS }).toContain(told("web"));
  await expect.poll(() => [0, hung].includes(pidOf("web")), { timeout: 10_000 }).toBe(false);
  await expect.poll(() => healthOf(site.url), { timeout: 20_000 }).toBe(200);
  await expectWell();
});

test("a transcoder that was stopped is started again; its FFmpeg goes with it, and the film becomes ready", async () => {
  const clip = path.join(site.dataDir, "clip.mkv");
  const source = ["-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=40"];
  execFileSync("ffmpeg", ["-v", "error", ...source, "-c:v", "libx264", "-preset", "ultrafast", clip]);
  const { videoId } = (await site.matinee("import", clip, "--json")).json<{ videoId: string }>();
  const encoder = await awaitProcessOf(site.dataDir, "ffmpeg", 60);
  const hung = pidOf("transcoder");

  process.kill(hung, "SIGSTOP");
  await expect.poll(() => site.output(), { timeout: SEEN_MS }).toContain(told("transcoder"));
  await expect.poll(() => [0, hung].includes(pidOf("transcoder")), { timeout: 10_000 }).toBe(false);
  expect(processesOf(site.dataDir)).not.toContain(hung);
  expect(processesOf(site.dataDir)).not.toContain(encoder);
  const wait = await site.matinee("wait", "--video", `${videoId}=ready`, "--timeout", "150");
  expect(wait, wait.stderr).toMatchObject({ exitCode: 0 });
  await expectWell([videoId]);
});

test.each(PROCESS_ROLES)(
  "a %s process that runs apart ends itself when its event loop is stuck",
  async (role) => {
    const database = await createTestDatabase();
    const alone = startAlone(role, database.url);
    await expect.poll(alone.log, { timeout: 60_000 }).toContain("this process hangs when it gets SIGUSR2");
    alone.child.kill("SIGUSR2");
    const startedAt = performance.now();
    expect(await alone.ended).toBe("SIGKILL");
    expect(performance.now() - startedAt).toBeGreaterThan(HANG_SECONDS * 1000 - 1_000);
    expect(alone.log()).toContain("the event loop has been stuck for 15 s");
    await database.drop();
  },
);

/** A process as a container or systemd starts it: no supervisor of ours watches it. */
function startAlone(role: ProcessRole, databaseUrl: string) {
  const child = spawn(
    "setpriv",
    ["--pdeathsig", "KILL", "--", process.execPath, path.join(ROOT, "build", `${role}.js`)],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        MATINEE_DATA_DIR: tempFolder("alone"),
        PORT: "0",
        HOST: "127.0.0.1",
        BASE_URL: "",
        MATINEE_TEST: "1",
        MATINEE_TEST_HANG: "1",
      },
    },
  );
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (text += String(part)));
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(signal ?? code)));
  return { child, ended, log: () => text };
}

const told = (role: ProcessRole) => `The ${role} process ended (it hung: no heartbeat for ${HANG_SECONDS} s)`;

function pidOf(role: ProcessRole): number {
  return site.instance().processes.find((one) => one.role === role)?.pid ?? 0;
}

async function healthOf(url: string): Promise<number> {
  const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
  await response?.body?.cancel();
  return response?.status ?? 0;
}

async function expectWell(finished: readonly string[] = []): Promise<void> {
  expect(await complaintsOf({ ...site, shown: () => [site.output()], finished: () => finished })).toEqual([]);
}
