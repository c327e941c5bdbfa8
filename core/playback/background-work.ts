import { type Logger } from "#core/logger.ts";

/** Work that no caller waits for, except the stop of the process. */
export interface BackgroundWork {
  /** Runs `work` in the background; a failure is only logged, with `complaint`. */
  run(complaint: string, work: Promise<unknown>): void;
  /** Resolves when all running work has ended. */
  settled(): Promise<void>;
}

/** Creates a container for background work, so that it is never cut off in the middle of a transaction. */
export function createBackgroundWork(logger: Logger): BackgroundWork {
  const running = new Set<Promise<unknown>>();
  return {
    run(complaint, work) {
      const watched: Promise<unknown> = work
        .catch((error: unknown) => logger.warn({ err: error }, complaint))
        .finally(() => running.delete(watched));
      running.add(watched);
    },
    async settled() {
      await Promise.all(running);
    },
  };
}
