import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type CommandRun } from "#core/testing/built-command.ts";
import { LEAK_WARNING } from "#core/testing/listener-leaks.ts";

/** The site that had a fault: the command line can query it, and it records what users were shown. */
export interface TriedSite {
  matinee(...words: string[]): Promise<CommandRun>;
  /** Answers, pages and the terminal, if there are any. */
  shown?(): readonly string[];
  /** Videos whose upload was finished. */
  finished?(): readonly string[];
  /** The address of its web. */
  readonly url?: string;
  /** Its data folder, with the logs of a site that the supervisor runs. */
  readonly dataDir?: string;
}

/** A frame of a stack, or the path of our code or its packages. */
const STACK = /^\s*at .{0,200}:\d+:\d+\)?$|node_modules\/|node:internal\/|\.(?:tsx?|m?js):\d+:\d+/m;
const HEALTH_PATIENCE_MS = 5_000;

/**
 * The faults of a site after a test, as texts; empty if it is consistent: no finished upload is lost, nothing
 * failed without a reason, `doctor` exits with 0, no user was shown a stack, no listeners accumulate, and it
 * answers.
 */
export async function complaintsOf(site: TriedSite): Promise<string[]> {
  const [doctor, videos, jobs] = await Promise.all([
    site.matinee("doctor", "--json"),
    site.matinee("videos", "--json"),
    site.matinee("jobs", "--json"),
  ]);
  const texts = [doctor, videos, jobs].map(({ stdout, stderr }) => stdout + stderr);
  return [
    ...(doctor.exitCode === 0 ? [] : [`doctor exits ${doctor.exitCode}: ${texts[0]}`]),
    ...(await deafness(site.url)),
    ...losses(videos, site.finished?.() ?? []),
    ...leaks(site.dataDir),
    ...[...texts, ...(site.shown?.() ?? [])]
      .filter((text) => STACK.test(text))
      .map((text) => `a stack: ${text}`),
  ];
}

interface VideoLine {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
}

function losses(videos: CommandRun, finished: readonly string[]): string[] {
  if (videos.exitCode !== 0) return [`videos exits ${videos.exitCode}: ${videos.stderr}`];
  const rows = videos.json<VideoLine[]>();
  const known = new Set(rows.map((row) => row.id));
  return [
    ...finished.filter((id) => !known.has(id)).map((id) => `the finished upload ${id} is lost`),
    ...rows
      .filter((row) => row.state === "failed" && !row.reason)
      .map(({ id }) => `${id} failed without a reason`),
  ];
}

function leaks(dataDir = ""): string[] {
  const folder = path.join(dataDir, "logs");
  if (dataDir === "" || !existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const lines = readFileSync(path.join(folder, name), "utf8").split("\n");
    return lines.filter((line) => line.includes(LEAK_WARNING)).map((line) => `a leak in ${name}: ${line}`);
  });
}

async function deafness(url: string | undefined): Promise<string[]> {
  if (url === undefined) return [];
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(HEALTH_PATIENCE_MS) });
    return answer.ok ? [] : [`health answers ${answer.status}: ${await answer.text()}`];
  } catch (error) {
    return [`health does not answer: ${String(error)}`];
  }
}
