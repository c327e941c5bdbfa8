import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

/**
 * `node bench/lighthouse.mjs URL`: Lighthouse's mobile figures of home, a title and the player of a site that runs and
 * was filled by `matinee seed e2e`. Lighthouse itself is fetched by npx, since nothing else needs it. Not part of the
 * tests: its times depend on what else the machine does.
 */
const site = process.argv[2] ?? "http://127.0.0.1:3000";
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
const folder = path.resolve(".cache", "lighthouse");
const headers = path.join(folder, "headers.json");
mkdirSync(folder, { recursive: true });

for (const [name, address] of Object.entries(await signInAndFindPages())) {
  await runLighthouse(name, address);
  console.log(figuresOf(name));
}

/** Writes the viewer's cookie for Lighthouse; gives the addresses of the pages. */
async function signInAndFindPages() {
  const browser = await chromium.launch({ executablePath, args: flags.split(" ") });
  const page = await browser.newPage();
  await page.goto(`${site}/sign-in`);
  await page.getByLabel("Email").fill("viewer@example.test");
  await page.getByLabel("Password", { exact: true }).fill("matinee-e2e");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator(".hero").waitFor();
  const cookies = await page.context().cookies();
  writeFileSync(
    headers,
    JSON.stringify({ Cookie: cookies.map((one) => `${one.name}=${one.value}`).join("; ") }),
  );
  const watch = await page.locator(".hero .primary-button").getAttribute("href");
  const title = await page.locator(".hero a[href^='/title/']").getAttribute("href");
  await browser.close();
  return { home: `${site}/`, title: site + title, watch: site + watch };
}

function runLighthouse(name, address) {
  const args = [
    "--yes",
    "lighthouse",
    address,
    "--quiet",
    "--output=json",
    `--output-path=${reportOf(name)}`,
  ];
  const only = "--only-categories=performance,accessibility,best-practices";
  const command = [...args, `--extra-headers=${headers}`, only, `--chrome-flags=--headless ${flags}`];
  const env = { ...process.env, CHROME_PATH: executablePath };
  return new Promise((resolve) => spawn("npx", command, { env, stdio: "inherit" }).once("exit", resolve));
}

function reportOf(name) {
  return path.join(folder, `${name}.json`);
}

/** One line: the three scores, and what performance consists of. */
function figuresOf(name) {
  const { categories, audits, environment } = JSON.parse(readFileSync(reportOf(name), "utf8"));
  const scores = Object.entries(categories).map(([key, { score }]) => `${key} ${Math.round(score * 100)}`);
  const parts = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];
  const times = [...parts, "cumulative-layout-shift"].map((key) => `${key} ${audits[key].displayValue}`);
  return `${name}: ${[...scores, ...times].join(", ")}, benchmark index ${environment.benchmarkIndex}`;
}
