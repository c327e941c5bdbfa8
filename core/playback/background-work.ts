import { type Logger } from "#core/logger.ts";

/** Work that nobody waits for, except whoever stops the process. */
export interface BackgroundWork {
  /** Lets `work` go on; a failure is logged with `complaint` and goes no further. */
  run(complaint: string, work: Promise<unknown>): void;
  /** Resolves when everything that was under way has ended. */
  settled(): Promise<void>;
}

/** Makes a place for work in the background, so that it is never cut off in the middle of a transaction. */
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
