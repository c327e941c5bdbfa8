import { execFile } from "node:child_process";
import path from "node:path";

const CLI = path.resolve(import.meta.dirname, "..", "build", "cli.js");

/** Runs a command of the built command line on a house's data folder; resolves to what it printed as JSON. */
export function houseCli<Answer>(dataDir: string, words: readonly string[], stdin = ""): Promise<Answer> {
  const env = { ...process.env, MATINEE_DATA_DIR: dataDir, DATABASE_URL: "", BASE_URL: "" };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [CLI, ...words, "--json"], { env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`matinee ${words.join(" ")}: ${stderr || error.message}`));
      else resolve(JSON.parse(stdout) as Answer);
    });
    child.stdin?.end(stdin);
  });
}
