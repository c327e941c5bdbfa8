import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import postgres from "postgres";
import { type Benchmark, type Measured } from "#bench/bench.ts";
import { fillLines, openCatalogSite, type CatalogSite } from "#bench/catalog/catalog-site.ts";
import { pushDocuments } from "#bench/catalog/push-documents.ts";
import { recordStatements, repeatStatement } from "#bench/catalog/record-statements.ts";
import { percentile } from "#bench/catalog/steady-load.ts";
import { typeIntoBox } from "#bench/catalog/typed-search.ts";
import { indexNames, meilisearchClient } from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";
import { searchPostgres } from "#core/search-index/drivers/postgres/search-postgres.ts";
import { queryWords } from "#core/search-index/query.ts";
import { HIT_KINDS } from "#core/search-index/search-index.ts";
import { connectDatabase, type DatabaseClients } from "#db/client.ts";
import { meilisearchBinary } from "#supervisor/meilisearch/binary.ts";
import { startMeilisearch, type EmbeddedMeilisearch } from "#supervisor/meilisearch/start-meilisearch.ts";

/** Twenty lines each. A smaller catalog only tries out the bench itself. */
const TITLES = Number(process.env.BENCH_TITLES ?? 100_000);
const KEY = "a key for the bench alone";
const INDEX_PREFIX = "matinee";
const SHORTEST = 3;
const LONGEST = 7;
const LIMIT = 4;
const PATIENCE_SECONDS = 60;
const DRAWN_GOAL_SECONDS = 0.15;

/**
 * What Matinee adds to a search engine's own answer as a user types, with 100,000 titles and 2,000,000 lines: the p95 of the
 * RPC over the p95 of the same searches sent to Meilisearch, and to Postgres, in turns; the worse of both. And what a user
 * waits for: from an input to its answer's frame in Chromium.
 */
export const bench: Benchmark = {
  name: "search-typing",
  goal: 1.2,
  async run() {
    const folder = await mkdtemp(path.join(os.tmpdir(), "matinee-bench-"));
    try {
      const engine = await startEngine(folder);
      try {
        const site = await openCatalogSite(
          { titles: TITLES, profiles: 10 },
          { MEILI_URL: engine.url, MEILI_KEY: KEY },
        );
        try {
          return await measure(site, engine);
        } finally {
          await site.site.remove();
        }
      } finally {
        await engine.stop();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function startEngine(folder: string): Promise<EmbeddedMeilisearch> {
  const binary = meilisearchBinary(undefined, folder);
  if (!binary) throw new Error("There is no Meilisearch for this platform.");
  const port = await getPort({ host: "127.0.0.1" });
  const logFile = path.join(folder, "meilisearch.log");
  return startMeilisearch({
    ...{ binary: binary.path, folder: path.join(folder, "data"), logFile, port, masterKey: KEY },
  });
}

async function measure(site: CatalogSite, engine: EmbeddedMeilisearch): Promise<Measured> {
  await fillLines(site.databaseUrl);
  await untilDriver(site, "meilisearch");
  const client = meilisearchClient({ url: engine.url, key: KEY });
  await pushDocuments(site.databaseUrl, client, indexNames(INDEX_PREFIX));
  const words = await typedWords(site.databaseUrl);
  const meilisearch = await compare(site, words, (query) =>
    Promise.resolve(() => askMeilisearch(engine.url, query)),
  );
  const drawn = await typeIntoBox(site.site.url, site.cookie, words.slice(0, 6));
  await engine.stop();
  await untilDriver(site, "postgres");
  const clients = connectDatabase(site.databaseUrl, 4, "bench");
  try {
    const postgresAnswers = await compare(site, words, (query) => statementsOf(clients, query));
    return {
      ratio: Math.max(meilisearch.ratio, postgresAnswers.ratio),
      detail: `Meilisearch ${meilisearch.words}; Postgres ${postgresAnswers.words}; ${TITLES} titles, ${TITLES * 20} lines`,
      figures: [
        {
          name: "input to drawn, p95",
          seconds: percentile(drawn, 0.95) / 1000,
          goalSeconds: DRAWN_GOAL_SECONDS,
        },
      ],
    };
  } finally {
    await clients.close();
  }
}

/** First words of names and lines. */
async function typedWords(databaseUrl: string): Promise<string[]> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const rows = await sql<{ word: string }[]>`
      (select lower(split_part(name, ' ', 1)) as word from titles order by id limit 20) union all
      (select split_part(text, ' ', 1) as word from search_lines order by set_id limit 20)`;
    return rows.map(({ word }) => word);
  } finally {
    await sql.end();
  }
}

/** What the driver reads from Postgres for a query, to be read again without it. */
async function statementsOf({ db }: DatabaseClients, query: string): Promise<() => Promise<void>> {
  const request = { words: queryWords(query), kinds: HIT_KINDS, limit: LIMIT };
  const statements = await recordStatements(db, () => searchPostgres(db, request));
  return async () => {
    for (const statement of statements) await repeatStatement(db, statement);
  };
}

/** Each beginning of each word, as the box sends it: first the engine, then the site. `prepare` is not timed. */
async function compare(
  site: CatalogSite,
  words: readonly string[],
  prepare: (query: string) => Promise<() => Promise<unknown>>,
): Promise<{ ratio: number; words: string }> {
  const [own, raw]: [number[], number[]] = [[], []];
  for (const isWarmUp of [true, false]) {
    for (const word of isWarmUp ? words.slice(0, 5) : words) {
      for (let length = SHORTEST; length <= Math.min(LONGEST, word.length); length++) {
        const query = word.slice(0, length);
        const askEngine = await prepare(query);
        const engineMs = await timed(askEngine);
        const siteMs = await timed(() => askSite(site, query));
        if (isWarmUp) continue;
        raw.push(engineMs);
        own.push(siteMs);
      }
    }
  }
  const [ownP95, rawP95] = [percentile(own, 0.95), percentile(raw, 0.95)];
  return { ratio: ownP95 / rawP95, words: `p95 ${ownP95.toFixed(1)} ms, alone ${rawP95.toFixed(1)} ms` };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}

async function askSite({ site, cookie }: CatalogSite, query: string): Promise<{ driver: string }> {
  const input = encodeURIComponent(JSON.stringify({ query, limit: LIMIT }));
  const answer = await fetch(`${site.url}/api/trpc/search.catalog?input=${input}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`The search answered ${answer.status}`);
  const body = (await answer.json()) as { result: { data: { json: { driver: string } } } };
  return body.result.data.json;
}

/** The request that the driver sends, without it. */
async function askMeilisearch(url: string, query: string): Promise<void> {
  const names = indexNames(INDEX_PREFIX);
  const queries = HIT_KINDS.map((kind) => ({
    indexUid: kind === "line" ? names.lines : names.entries,
    ...{ q: query, limit: LIMIT, filter: kind === "line" ? [] : [`kind = ${kind}`], matchingStrategy: "all" },
  }));
  const answer = await fetch(`${url}/multi-search`, {
    method: "POST",
    headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ queries }),
  });
  if (!answer.ok) throw new Error(`Meilisearch answered ${answer.status}: ${await answer.text()}`);
  await answer.json();
}

/** The site notices by itself, within seconds, that Meilisearch came and went. */
async function untilDriver(site: CatalogSite, driver: string): Promise<void> {
  for (let second = 0; second < PATIENCE_SECONDS; second++) {
    if ((await askSite(site, "a")).driver === driver) return;
    await sleep(1_000);
  }
  throw new Error(`The site did not search by ${driver}.`);
}
