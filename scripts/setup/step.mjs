/** With --json, and for the command line, stdout holds the result alone. */
const isQuiet = process.argv.includes("--json") || /[\\/]matinee$/.test(process.argv[1] ?? "");
const out = isQuiet ? process.stderr : process.stdout;

/** Writes one line to the terminal. */
export function say(line) {
  out.write(`${line}\n`);
}

/** Announces a long step, and how long it took. Returns the result of `work`. */
export async function step(what, work) {
  out.write(`  ${what} … `);
  const startedAt = performance.now();
  try {
    const result = await work();
    out.write(`${took(startedAt)}\n`);
    return result;
  } catch (error) {
    out.write(`failed after ${took(startedAt)}\n`);
    throw error;
  }
}

export function took(startedAt) {
  const seconds = (performance.now() - startedAt) / 1000;
  if (seconds < 90) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
