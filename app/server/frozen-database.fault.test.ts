import { afterAll, beforeAll, expect, it } from "vitest";
import { errorsInLog } from "#core/testing/log-errors.ts";
import { pidsOfProgram } from "#core/testing/processes-of.ts";
import { enterSite, type SiteGuest } from "#core/testing/site-guest.ts";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";

/** Postgres is stopped, as on a disk that does not answer: its connections stay open, but get no answers. */
const ADMIN = { email: "admin@example.test", password: "a password for tests" };
const ANSWER_WITHIN_MS = 3_000;
const THAW_WITHIN_MS = 30_000;
let site: RunningSite;
let admin: SiteGuest;
let frozen: number[] = [];

beforeAll(async () => {
  const env = { MATINEE_ADMIN_EMAIL: ADMIN.email, MATINEE_ADMIN_PASSWORD: ADMIN.password };
  site = await startSite({ env });
  admin = await enterSite(site.url, ADMIN);
}, 120_000);
afterAll(async () => {
  thaw();
  await site.remove();
}, 60_000);

function thaw(): void {
  for (const pid of frozen.splice(0)) process.kill(pid, "SIGCONT");
}

async function expectErrorPage(path: string): Promise<void> {
  const startedAtMs = performance.now();
  const { status, text } = await admin.ask(path);
  expect(performance.now() - startedAtMs, path).toBeLessThan(ANSWER_WITHIN_MS);
  expect(status, path).toBe(503);
  expect(text, path).toContain("The database does not answer");
}

it("answers each page within 3 s while the database is frozen, and as before once it is not", async () => {
  expect((await admin.ask("/")).status).toBe(200);
  frozen = pidsOfProgram(site.dataDir, "postgres");
  expect(frozen.length).toBeGreaterThan(5);
  for (const pid of frozen) process.kill(pid, "SIGSTOP");
  for (const path of ["/", "/films", "/films.data", "/sign-in", "/admin", "/api/trpc/auth.setupState"])
    await Promise.all(Array.from({ length: 10 }, () => expectErrorPage(path)));
  thaw();
  await expect.poll(async () => (await admin.ask("/")).status, { timeout: THAW_WITHIN_MS }).toBe(200);
  expect(errorsInLog(site.dataDir, "web")).toEqual([]);
});
