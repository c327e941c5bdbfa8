import { execFile } from "node:child_process";
import path from "node:path";

const CLI = path.resolve(import.meta.dirname, "..", "..", "build", "cli.js");
/** Longer than the longest `matinee wait` of a test. */
const TIMEOUT_MS = 200_000;

export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Each line of stdout as JSON. */
  lines<Line>(): Line[];
  /** Stdout as one JSON document. */
  json<Answer>(): Answer;
}

export interface CommandLocation {
  readonly dataDir: string;
  /** The database; that of the site that runs there by default. */
  readonly databaseUrl?: string;
  /** Comes before Node, for a site with a separate disk. */
  readonly prefix?: readonly string[];
}

/** Runs the built command line on a data folder. Resolves for every exit code. */
export function runBuiltCommand(
  words: readonly string[],
  { dataDir, databaseUrl = "", prefix = [] }: CommandLocation,
): Promise<CommandRun> {
  const [program = "", ...args] = [...prefix, process.execPath, CLI, ...words];
  const env = { ...process.env, MATINEE_DATA_DIR: dataDir, DATABASE_URL: databaseUrl, BASE_URL: "" };
  return new Promise((resolve) => {
    const child = execFile(program, args, { env, timeout: TIMEOUT_MS }, (_error, stdout, stderr) => {
      const exitCode = child.exitCode ?? -1;
      const lines = <Line>() =>
        stdout
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line) as Line);
      resolve({ exitCode, stdout, stderr, lines, json: <Answer>() => JSON.parse(stdout) as Answer });
    });
    child.stdin?.end();
  });
}
