import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Benchmark } from "#bench/bench.ts";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";
import { enterSite } from "#core/testing/site-guest.ts";

const run = promisify(execFile);
const ADMIN = { email: "admin@example.test", password: "a password for the bench" } as const;
const REQUESTS = 10_000;
/** Before this request modules load, V8 compiles the hot code, and the heap grows to its size. */
const WARM_UP = 2_000;
const SAMPLE_EVERY = 100;
const AT_ONCE = 4;

/**
 * Whether the web process grows: its largest resident size over the size at the 2,000th request, while a
 * signed-in user sends 10,000 requests, in turns, for Home, a title's page and the data of Home.
 */
export const bench: Benchmark = {
  name: "web-memory",
  goal: 1.1,
  async run() {
    const folder = await mkdtemp(path.join(os.tmpdir(), "matinee-bench-"));
    const site = await startSite({
      env: { MATINEE_ADMIN_EMAIL: ADMIN.email, MATINEE_ADMIN_PASSWORD: ADMIN.password },
    });
    try {
      const { cookie } = await enterSite(site.url, ADMIN);
      const titleId = await importTitle(site, folder);
      const paths = ["/", `/title/${titleId}`, "/api/trpc/catalog.home"];
      return verdictOn(await ask(site, { paths, cookie }));
    } finally {
      await site.remove();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function verdictOn(samples: readonly number[]): { ratio: number; detail: string } {
  const later = samples.slice(WARM_UP / SAMPLE_EVERY);
  const [first = NaN] = later;
  const largest = Math.max(...later);
  const quarter = Math.ceil(later.length / 4);
  const quarters = [0, 1, 2, 3].map((n) => median(later.slice(n * quarter, (n + 1) * quarter)).toFixed(0));
  const detail =
    `${first.toFixed(0)} MiB at request ${WARM_UP}, ${largest.toFixed(0)} MiB at most until ${REQUESTS}; ` +
    `medians of quarters ${quarters.join(", ")} MiB`;
  return { ratio: largest / first, detail };
}

/** Requests the paths in turns; resolves to the resident sizes of the web in MiB, one per 100 requests. */
async function ask(
  site: RunningSite,
  { paths, cookie }: { paths: readonly string[]; cookie: string },
): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const pid = webPid(site);
  const samples: number[] = [];
  let asked = 0;
  const askOn = async () => {
    while (asked < REQUESTS) {
      const number = asked++;
      await askOnce(site.url + (paths[number % paths.length] ?? ""), { agent, headers: { cookie } });
      if (number % SAMPLE_EVERY === 0) samples.push(residentMib(pid));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  agent.destroy();
  return samples;
}

async function askOnce(url: string, options: http.RequestOptions): Promise<void> {
  const [response] = (await once(http.get(url, options), "response")) as [http.IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
  response.resume();
  await once(response, "end");
}

function residentMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

async function importTitle(site: RunningSite, folder: string): Promise<string> {
  const clip = path.join(folder, "clip.mp4");
  const source = ["-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=4"];
  await run("ffmpeg", ["-v", "error", ...source, "-c:v", "libx264", clip]);
  const { stdout, stderr } = await site.matinee("import", "--copy", "--wait", clip, "--json");
  const { titleId } = JSON.parse(stdout.trim().split("\n").at(-1) || "{}") as { titleId?: string };
  if (!titleId) throw new Error(`The import failed: ${stderr}`);
  return titleId;
}

function webPid(site: RunningSite): number {
  const web = site.instance().processes.find(({ role }) => role === "web");
  if (!web) throw new Error("The site has no web process.");
  return web.pid;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
