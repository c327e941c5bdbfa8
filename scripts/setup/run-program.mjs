import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { EXIT, Refusal } from "./refusal.mjs";
import { LOGS, ROOT } from "./paths.mjs";

/** Whether a program is on PATH. */
export function isOnPath(program) {
  return findOnPath(program) !== null;
}

/** The path of the first of these programs on PATH, or null. */
export function findOnPath(...programs) {
  for (const program of programs) {
    const found = spawnSync("sh", ["-c", 'command -v "$1"', "sh", program], { encoding: "utf8" });
    if (found.status === 0 && found.stdout.trim()) return found.stdout.trim();
  }
  return null;
}

/**
 * Runs a program with its output in `.cache/logs/<name>.log`; if it fails, throws with the errors from its
 * output.
 */
export async function runLogged(name, command, { env = {} } = {}) {
  const logFile = path.join(LOGS, `${name}.log`);
  const log = openLog(logFile);
  try {
    const code = await run(command, { env, stdio: ["ignore", log, log] });
    if (code !== 0)
      throw new Refusal(`${excerpt(logFile)}\n\n${name} failed. All of it: ${logFile}`, EXIT.failed);
  } finally {
    closeSync(log);
  }
}

function openLog(file) {
  try {
    mkdirSync(LOGS, { recursive: true });
    return openSync(file, "w");
  } catch (error) {
    throw new Refusal(
      `${file} cannot be written (${error.code}). Where the checkout belongs to another user, as after a start with sudo, ` +
        `take it back: sudo chown -R "$(id -u):$(id -g)" ${ROOT}`,
    );
  }
}

/** Runs a program in the checkout, which ends with us; resolves to its exit code (128 if a signal ended it). */
export function run(command, { env = {}, stdio = "inherit", cwd = ROOT } = {}) {
  const [program, ...args] = dyingWithUs(command);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio, env: { ...process.env, ...env } });
    child.once("error", (error) => reject(new Refusal(`${command[0]}: ${error.message}`, EXIT.missing)));
    child.once("exit", (code) => resolve(code ?? 128));
  });
}

function dyingWithUs(command) {
  return isOnPath("setpriv") ? ["setpriv", "--pdeathsig", "KILL", "--", ...command] : command;
}

/** The errors in a log: from the first error on, or the log's end. */
function excerpt(file) {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const first = lines.findIndex((line) => /error/i.test(line));
  return (first === -1 ? lines.slice(-20) : lines.slice(Math.max(0, first - 2), first + 18)).join("\n");
}
