import { execFile } from "node:child_process";
import path from "node:path";

const CLI = path.resolve(import.meta.dirname, "..", "build", "cli.js");

/** Runs a command of the built command line on a site's data folder; resolves to what it printed as JSON. */
export async function siteCli<Answer>(
  dataDir: string,
  words: readonly string[],
  stdin = "",
): Promise<Answer> {
  return JSON.parse(await printedBy(dataDir, words, stdin)) as Answer;
}

/** Like `siteCli`, for commands that print one line of JSON per entry. */
export async function siteCliLines<Answer>(dataDir: string, words: readonly string[]): Promise<Answer[]> {
  const lines = (await printedBy(dataDir, words, "")).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Answer);
}

function printedBy(dataDir: string, words: readonly string[], stdin: string): Promise<string> {
  const env = { ...process.env, MATINEE_DATA_DIR: dataDir, DATABASE_URL: "", BASE_URL: "" };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [CLI, ...words, "--json"], { env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`matinee ${words.join(" ")}: ${stderr || error.message}`));
      else resolve(stdout);
    });
    child.stdin?.end(stdin);
  });
}
