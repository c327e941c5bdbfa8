import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Benchmark, type Measured } from "#bench/bench.ts";
import { openCatalogSite, type CatalogSite } from "#bench/catalog/catalog-site.ts";
import { explainQueries } from "#bench/catalog/explain-queries.ts";
import { percentile, steadyLoad } from "#bench/catalog/steady-load.ts";

/** Two hundred rows of history for each profile: 1,000,000 at the larger. */
const SMALL = { titles: 1_000, profiles: 50 } as const;
const LARGE = { titles: 100_000, profiles: 5_000 } as const;
/** The promised rate; on a machine that does not keep up, the next one is measured, and said. */
const RATES_PER_SECOND = [200, 100, 50, 25, 10] as const;
const ROUNDS = 2;
const SECONDS = 5;
const EXPLAINED = 8;
const EXPLAIN_FOLDER = path.join(import.meta.dirname, "explain");

/**
 * What a hundred times as many titles, with a million rows of history, cost the users: the p99 of Home, browsing, a title
 * and a search through the web process at a steady rate, at 100,000 titles over that at 1,000; the worst of the four. Both
 * sites run side by side and are asked in turns. The slowest statements of the larger one are written to bench/explain.
 */
export const bench: Benchmark = {
  name: "catalog-growth",
  goal: 1.5,
  async run() {
    const small = await openCatalogSite(SMALL);
    try {
      const large = await openCatalogSite(LARGE);
      try {
        await writeExplained(large);
        return await compare(small, large);
      } finally {
        await large.site.remove();
      }
    } finally {
      await small.site.remove();
    }
  },
};

const PAGES = ["home", "browse", "title", "search"] as const;
type Page = (typeof PAGES)[number];

function addressOf(page: Page, { site, titleId, word }: CatalogSite): string {
  const rpc = (name: string, input: unknown) =>
    `${site.url}/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`;
  const addresses: Record<Page, string> = {
    home: `${site.url}/api/trpc/catalog.home`,
    browse: rpc("catalog.browse", { kind: "movie", genre: "Genre 3", sort: "name", limit: 36 }),
    title: rpc("catalog.title", { titleId }),
    search: rpc("search.catalog", { query: word, limit: 5 }),
  };
  return addresses[page];
}

async function compare(small: CatalogSite, large: CatalogSite): Promise<Measured> {
  const ratios: number[] = [];
  const details: string[] = [];
  for (const page of PAGES) {
    const { rate, before, after } = await measurePage(page, small, large);
    ratios.push(after / before);
    details.push(`${page} p99 ${before.toFixed(1)} and ${after.toFixed(1)} ms at ${rate}/s`);
  }
  return { ratio: Math.max(...ratios), detail: `${details.join(", ")}; plans in bench/explain` };
}

/** At the highest rate at which neither site falls behind. Throws if there is none. */
async function measurePage(page: Page, small: CatalogSite, large: CatalogSite) {
  for (const rate of RATES_PER_SECOND) {
    const [before, after]: [number[], number[]] = [[], []];
    try {
      await Promise.all(
        [small, large].map((site) => load(page, site, RATES_PER_SECOND[RATES_PER_SECOND.length - 1] ?? 10)),
      );
      for (let round = 0; round < ROUNDS; round++) {
        before.push(...(await load(page, small, rate)));
        after.push(...(await load(page, large, rate)));
      }
      return { rate, before: percentile(before, 0.99), after: percentile(after, 0.99) };
    } catch (error) {
      if (rate === RATES_PER_SECOND.at(-1)) throw error;
      process.stderr.write(`  ${page}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  throw new Error("There is no rate.");
}

function load(page: Page, site: CatalogSite, requestsPerSecond: number): Promise<number[]> {
  const headers = { cookie: site.cookie };
  return steadyLoad(addressOf(page, site), { requestsPerSecond, seconds: SECONDS, headers });
}

async function writeExplained(site: CatalogSite): Promise<void> {
  const queries = await explainQueries(site.databaseUrl, site);
  const once = new Map(queries.map((query) => [query.text, query] as const).reverse());
  const texts = [...once.values()]
    .reverse()
    .slice(0, EXPLAINED)
    .map(
      ({ page, milliseconds, text, plan }) => `## ${page}: ${milliseconds} ms\n\n${text.trim()}\n\n${plan}\n`,
    );
  await mkdir(EXPLAIN_FOLDER, { recursive: true });
  const heading = `# The slowest statements of pages at ${LARGE.titles} titles\n\n`;
  await writeFile(path.join(EXPLAIN_FOLDER, "catalog-100000.txt"), heading + texts.join("\n"));
}
