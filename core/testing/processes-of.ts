import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * The processes that belong to a data folder: those with its path in arguments or environment (Matinee's own,
 * FFmpeg, Postgres), and their descendants. Zombies are left out.
 */
export function processesOf(dataDir: string): number[] {
  const all = readProcesses();
  const found = new Set(all.filter(({ text }) => text.includes(dataDir)).map(({ pid }) => pid));
  found.delete(process.pid);
  // A child may come before its parent in the list: repeat until nothing new is found.
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

/**
 * Waits until none of these, and none of the data folder, is alive; returns those that still are after the
 * time.
 */
export async function whoIsLeft(dataDir: string, before: number[], withinSeconds: number): Promise<number[]> {
  const deadline = performance.now() + withinSeconds * 1000;
  for (;;) {
    const alive = new Set(readProcesses().map(({ pid }) => pid));
    const left = [...new Set([...processesOf(dataDir), ...before.filter((pid) => alive.has(pid))])];
    if (left.length === 0 || performance.now() > deadline) return left;
    await sleep(50);
  }
}

/** The process of a data folder that runs this program, like `bin/postgres`. */
export function processOf(dataDir: string, program: string): number {
  const found = findProcessOf(dataDir, program);
  if (found !== undefined) return found;
  throw new Error(`No ${program} runs on ${dataDir}.`);
}

function findProcessOf(dataDir: string, program: string): number | undefined {
  return readProcesses().find(({ text }) => text.includes(program) && text.includes(dataDir))?.pid;
}

/**
 * Waits for a process of a data folder that runs this program, and returns its id. A program that comes and goes, like
 * FFmpeg between two chunks, must be looked for and kept in one step.
 */
export async function awaitProcessOf(
  dataDir: string,
  program: string,
  withinSeconds: number,
): Promise<number> {
  const deadline = performance.now() + withinSeconds * 1000;
  for (;;) {
    const found = findProcessOf(dataDir, program);
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`No ${program} ran on ${dataDir} in time.`);
    await sleep(20);
  }
}

/** The programs that the processes of a data folder run, by their bare names. */
export function commandsOf(dataDir: string): string[] {
  return processesOf(dataDir).map((pid) => read(`/proc/${pid}/comm`).trim());
}

/** The processes of a data folder that run this program, given by its bare name. */
export function pidsOfProgram(dataDir: string, program: string): number[] {
  return processesOf(dataDir).filter((pid) => read(`/proc/${pid}/comm`).trim() === program);
}

/** Whether a process of a data folder that runs this program is stopped (SIGSTOP). */
export function standsStill(dataDir: string, program: string): boolean {
  return pidsOfProgram(dataDir, program).some((pid) => {
    const stat = read(`/proc/${pid}/stat`);
    return stat.slice(stat.lastIndexOf(")") + 2).startsWith("T");
  });
}

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly text: string;
}

function readProcesses(): ProcessFacts[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`);
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (!parent || state === "Z") return [];
      const text = read(`/proc/${name}/cmdline`) + read(`/proc/${name}/environ`);
      return [{ pid: Number(name), parent: Number(parent), text }];
    });
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
