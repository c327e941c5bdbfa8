import { setTimeout as sleep } from "node:timers/promises";

/** Something that can be started repeatedly: it reports its end and can be stopped. */
export interface Running {
  readonly ended: Promise<string>;
}

export interface KeepRunningOptions<Thing extends Running> {
  readonly start: () => Promise<Thing> | Thing;
  /** Called each time it ended unexpectedly, before it is started again. */
  readonly onEnded: (how: string, waitSeconds: number) => void;
  readonly signal: AbortSignal;
}

const FIRST_WAIT_SECONDS = 0.2;
const LONGEST_WAIT_SECONDS = 10;
/** After running this long it counts as healthy: the next wait is short again. */
const WELL_AFTER_SECONDS = 60;

/**
 * Keeps one thing running until the signal aborts: starts it again when it ended or failed to start, at once
 * the first time, then after waits that double up to ten seconds.
 */
export async function keepRunning<Thing extends Running>(options: KeepRunningOptions<Thing>): Promise<void> {
  let waitSeconds = FIRST_WAIT_SECONDS;
  while (!options.signal.aborted) {
    const startedAt = performance.now();
    const how = await runOnce(options.start);
    if (options.signal.aborted) return;
    if (performance.now() - startedAt > WELL_AFTER_SECONDS * 1000) waitSeconds = FIRST_WAIT_SECONDS;
    options.onEnded(how, waitSeconds);
    await sleep(waitSeconds * 1000, undefined, { signal: options.signal }).catch(() => undefined);
    waitSeconds = Math.min(waitSeconds * 2, LONGEST_WAIT_SECONDS);
  }
}

async function runOnce<Thing extends Running>(start: () => Promise<Thing> | Thing): Promise<string> {
  try {
    return await (
      await start()
    ).ended;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
