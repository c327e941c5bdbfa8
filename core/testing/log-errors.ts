import { readFileSync } from "node:fs";
import path from "node:path";

const ERROR_LEVEL = 50;

/** The lines of a role's log, in a site's data folder, that are errors. */
export function errorsInLog(dataDir: string, role: string): string[] {
  const text = readFileSync(path.join(dataDir, "logs", `${role}.log`), "utf8");
  return text.split("\n").filter((line) => {
    const level = /^\{"level":(\d+)/.exec(line)?.[1];
    return Number(level ?? 0) >= ERROR_LEVEL;
  });
}
