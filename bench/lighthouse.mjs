import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";

/**
 * `node bench/lighthouse.mjs [--runs 3] URL…`: Lighthouse's mobile figures of home, a title and the player, for sites that
 * run and were filled by `matinee seed e2e`. Several sites (before and after a change) are measured in turn, so that what
 * else the machine does falls on all of them. Prints the median of the runs for each page. Lighthouse itself is fetched by
 * npx, since nothing else needs it. Not part of the tests: its times depend on what else the machine does.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: "string" } } });
const sites = positionals.length > 0 ? positionals : ["http://127.0.0.1:3000"];
const runs = Number(values.runs ?? 3);
const LIGHTHOUSE = "lighthouse@12.8.2";
const TIMES = ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time"];
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
const folder = path.resolve(".cache", "lighthouse");
mkdirSync(folder, { recursive: true });

const prepared = [];
for (const site of sites) prepared.push({ site, ...(await signInAndFindPages(site)) });
for (const name of ["home", "title", "watch"]) {
  const reports = prepared.map(() => []);
  for (let run = 0; run < runs; run++)
    for (const [index, { pages, headers }] of prepared.entries())
      reports[index].push(await runLighthouse(pages[name], headers));
  for (const [index, { site }] of prepared.entries())
    console.log(`${name} ${site}: ${figuresOf(reports[index])}`);
}

/** The addresses of a site's pages, and a file with the viewer's cookie for Lighthouse. */
async function signInAndFindPages(site) {
  const browser = await chromium.launch({ executablePath, args: flags.split(" ") });
  const page = await browser.newPage();
  await page.goto(`${site}/sign-in`);
  await page.getByLabel("Email").fill("viewer@example.test");
  await page.getByLabel("Password", { exact: true }).fill("matinee-e2e");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator(".hero").waitFor();
  const cookies = await page.context().cookies();
  const headers = path.join(folder, `headers-${new URL(site).port}.json`);
  const cookie = cookies.map((one) => `${one.name}=${one.value}`).join("; ");
  writeFileSync(headers, JSON.stringify({ Cookie: cookie }), { mode: 0o600 });
  const hrefOf = (selector) => page.locator(selector).first().getAttribute("href");
  const watch = await hrefOf(".hero .primary-button");
  const title = await hrefOf(".hero a[href^='/title/']");
  await browser.close();
  return { pages: { home: `${site}/`, title: site + title, watch: site + watch }, headers };
}

/** Runs Lighthouse once; gives its report. Throws if it fails. */
async function runLighthouse(address, headers) {
  const report = path.join(folder, "report.json");
  const command = [
    ...["--yes", LIGHTHOUSE, address, "--quiet", "--output=json", `--output-path=${report}`],
    ...["--only-categories=performance,accessibility,best-practices", `--extra-headers=${headers}`],
    `--chrome-flags=--headless ${flags}`,
  ];
  const env = { ...process.env, CHROME_PATH: executablePath };
  const code = await new Promise((resolve) =>
    spawn("npx", command, { env, stdio: "inherit" }).once("exit", resolve),
  );
  if (code !== 0) throw new Error(`Lighthouse failed on ${address} with exit code ${code}.`);
  const read = JSON.parse(readFileSync(report, "utf8"));
  if (read.runtimeError) throw new Error(`Lighthouse failed on ${address}: ${read.runtimeError.message}`);
  return read;
}

/** One line: the medians of the three scores (all runs of performance too), and of what performance consists of. */
function figuresOf(reports) {
  const scoresOf = (key) => reports.map(({ categories }) => Math.round(categories[key].score * 100));
  const valueOf = (key) => median(reports.map(({ audits }) => audits[key].numericValue));
  const document = median(reports.map(documentBytes));
  return [
    `performance ${median(scoresOf("performance"))} (${scoresOf("performance").join(", ")})`,
    `accessibility ${median(scoresOf("accessibility"))}`,
    `best practices ${median(scoresOf("best-practices"))}`,
    ...TIMES.map((key) => `${key} ${(valueOf(key) / 1000).toFixed(2)} s`),
    `layout shift ${valueOf("cumulative-layout-shift").toFixed(3)}`,
    `document ${(document / 1000).toFixed(1)} kB`,
    `benchmark index ${median(reports.map(({ environment }) => environment.benchmarkIndex))}`,
  ].join(", ");
}

/** Bytes of the page's HTML as they were sent. */
function documentBytes({ audits }) {
  const items = audits["network-requests"].details.items;
  return items.find(({ resourceType }) => resourceType === "Document")?.transferSize ?? 0;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
