import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { type RunningSite } from "#core/testing/running-site.ts";

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, "..");
/** `sysconf(_SC_CLK_TCK)` of every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const ROUNDS = 8;
const REQUESTS = 250;
const AT_ONCE = 6;
/** Requests before anything is measured: before them V8 has not compiled the hot code. */
const WARM_UP = 150;

/** A server's address for one body, and its process. */
export interface Served {
  readonly url: string;
  readonly pid: number;
}

/** CPU seconds of one server for the bytes that both send, as a ratio. Rounds alternate, so that a busy machine slows both. */
export async function compareServers(
  ours: Served,
  plain: Served,
): Promise<{ ratio: number; detail: string }> {
  await Promise.all([fetchAll(ours.url, WARM_UP), fetchAll(plain.url, WARM_UP)]);
  const spent = { ours: 0, plain: 0, bytes: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    spent.ours += (await cpuSeconds(ours)).seconds;
    const { seconds, bytes } = await cpuSeconds(plain);
    spent.plain += seconds;
    spent.bytes += bytes;
  }
  const perGb = (seconds: number) => (seconds / (spent.bytes / 1e9)).toFixed(2);
  const detail = `${perGb(spent.ours)} against ${perGb(spent.plain)} CPU-s per GB`;
  return { ratio: spent.ours / spent.plain, detail };
}

/** CPU seconds that a process spends on one round of requests. */
async function cpuSeconds({ url, pid }: Served): Promise<{ seconds: number; bytes: number }> {
  const before = cpuOf(pid);
  const bytes = await fetchAll(url, REQUESTS);
  return { seconds: cpuOf(pid) - before, bytes };
}

/** User and system time from /proc; the name in it may hold spaces, so fields count from the last parenthesis. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

async function fetchAll(url: string, count: number): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let left = count;
  let bytes = 0;
  const fetchOn = async () => {
    while (left-- > 0) bytes += await fetchOne(url, agent);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchOn));
  agent.destroy();
  return bytes;
}

async function fetchOne(url: string, agent: http.Agent): Promise<number> {
  const request = http.get(url, { agent });
  const [response] = (await once(request, "response")) as [http.IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
  let bytes = 0;
  response.on("data", (chunk: Buffer) => (bytes += chunk.length));
  await once(response, "end");
  return bytes;
}

/**
 * Encodes eight noisy seconds at 720p, so that a segment is about a megabyte, as segments of real films are. Returns
 * the address of one, and its key in the store.
 */
export async function importSegment(site: RunningSite, clip: string): Promise<{ url: string; key: string }> {
  const noise = "testsrc2=size=1280x720:rate=25:duration=8,noise=alls=40:allf=t";
  await run("ffmpeg", [
    "-v",
    "error",
    "-y",
    "-f",
    "lavfi",
    "-i",
    noise,
    "-c:v",
    "libx264",
    "-crf",
    "18",
    clip,
  ]);
  await matinee(site, "import", "--copy", "--wait", clip);
  const [video] = (await matinee(site, "videos")) as { id: string }[];
  const { masterUrl } = (await matinee(site, "link", video?.id ?? "")) as { masterUrl: string };
  const url = masterUrl.replace("master.m3u8", "v720/00000.m4s");
  const [, , , ...below] = new URL(url).pathname.split("/");
  return { url, key: ["vod", ...below].join("/") };
}

async function matinee(site: RunningSite, ...args: string[]): Promise<unknown> {
  const env = { ...process.env, MATINEE_DATA_DIR: site.dataDir };
  const { stdout } = await run(process.execPath, [path.join(ROOT, "build/cli.js"), ...args, "--json"], {
    env,
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "null");
}

/** Starts a server of a few lines, `script`, which sends what `argument` names and prints its port. */
export async function startPlainServer(script: string, argument: string): Promise<Served & { stop(): void }> {
  const child = spawn(process.execPath, ["-e", script, argument], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  return {
    url: `http://127.0.0.1:${String(port).trim()}/`,
    pid: child.pid ?? 0,
    stop: () => void child.kill("SIGKILL"),
  };
}

/** The web process of a site. Throws if it does not run. */
export function webPid(site: RunningSite): number {
  const found = site.instance().processes.find(({ role }) => role === "web");
  if (!found) throw new Error("The site has no web process.");
  return found.pid;
}
