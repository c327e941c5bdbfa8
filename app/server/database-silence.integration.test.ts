import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { whileDatabaseAnswers } from "#app/server/database-silence.ts";
import { type mountPages } from "#app/server/pages.ts";
import { openFreezingProxy, type FreezingProxy } from "#app/testing/freezing-proxy.ts";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { loggedLines } from "#app/testing/logged-lines.ts";
import { requireDatabaseUrl } from "#core/config/env.ts";
import { connectDatabase, type DatabaseClients } from "#db/client.ts";

/** A database that accepts connections and queries, and never answers. */
const ANSWER_WITHIN_MS = 3_000;
/** Longer than the web waits for a silent database. */
const SLOW_SECONDS = 3.5;
const log = loggedLines();
let proxy: FreezingProxy;
let clients: DatabaseClients;
let site: HttpSite;
/** Pages that were begun: each of them queries the database. */
let begunPages = 0;

const pages: typeof mountPages = (app, { core }, watch) => {
  const page = whileDatabaseAnswers(watch, (req, res, next) => {
    begunPages += 1;
    const seconds = req.path === "/slow" ? SLOW_SECONDS : 0;
    core.db
      .execute(sql`select pg_sleep(${seconds})`)
      .then(() => void res.send("a page"))
      .catch(next);
  });
  app.get("*", page);
  return Promise.resolve(() => Promise.resolve());
};

beforeAll(async () => {
  const throughProxy = async (core: HttpSite["core"]) => {
    proxy = await openFreezingProxy(requireDatabaseUrl(core.env));
    clients = connectDatabase(proxy.url, 4);
    return { ...core, db: clients.db, sql: clients.sql, logger: log.logger };
  };
  site = await openHttpSite({}, throughProxy, { pages });
});
beforeEach(async () => {
  proxy.thaw();
  await expect.poll(async () => (await ask("/")).status, { timeout: 10_000 }).toBe(200);
});
afterAll(async () => {
  await clients.close();
  await proxy.close();
  await site.close();
});

interface Timed {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

async function ask(path: string, init: RequestInit = {}): Promise<Timed> {
  const startedAtMs = performance.now();
  const answer = await fetch(site.url + path, init);
  const text = await answer.text();
  return { status: answer.status, text, ms: performance.now() - startedAtMs };
}

const askOften = (path: string, init?: RequestInit) =>
  Promise.all(Array.from({ length: 50 }, () => ask(path, init)));

function expectRefusals(answers: readonly Timed[]): void {
  for (const { status, ms } of answers) {
    expect(status).toBe(503);
    expect(ms).toBeLessThan(ANSWER_WITHIN_MS);
  }
}

it("costs a page 3 s at most, and the page after it nothing at all", async () => {
  proxy.freeze();
  const answers = await askOften("/");
  expectRefusals(answers);
  expect(answers[0]?.text).toMatch(/<h1>The database does not answer<\/h1>/);
  const before = begunPages;
  const later = await askOften("/");
  expectRefusals(later);
  expect(Math.max(...later.map(({ ms }) => ms))).toBeLessThan(1_000);
  expect(begunPages).toBe(before);
  proxy.thaw();
  await expect.poll(async () => (await ask("/")).status, { timeout: 10_000 }).toBe(200);
});

it("refuses calls and positions, instead of letting them pile up", async () => {
  proxy.freeze();
  expectRefusals([await ask("/")]);
  const [call] = await askOften("/api/trpc/auth.setupState");
  expect(call).toMatchObject({ status: 503, text: expect.stringContaining("does not answer") as string });
  expectRefusals(await askOften("/api/beacon", { method: "POST", body: "{}" }));
});

it("is a warning in the log, once each time, and no error", () => {
  expect(log.errors()).toEqual([]);
  expect(log.lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    "the database does not answer",
    "the database does not answer",
  ]);
});

it("is not taken for a page that is slow", async () => {
  expect(await ask("/slow")).toMatchObject({ status: 200, text: "a page" });
});
