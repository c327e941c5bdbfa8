import { terminalText } from "#core/terminal-text.ts";

/** Writes one line to the terminal, without control characters that an error or a path may contain. */
export function say(line = ""): void {
  process.stdout.write(`${terminalText(line)}\n`);
}

/** Announces a long step, and how long it took. Returns the result of `work`. */
export async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  process.stdout.write(`  ${terminalText(what)} … `);
  const startedAt = performance.now();
  try {
    const result = await work();
    say(`${seconds(startedAt)} s`);
    return result;
  } catch (error) {
    say(`failed after ${seconds(startedAt)} s`);
    throw error;
  }
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}
