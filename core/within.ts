import { setTimeout as sleep } from "node:timers/promises";

/**
 * The result of some work, or the error of `late` if it takes longer than `limitMs`; the work itself goes on, and its
 * result is ignored. Does not keep the process alive.
 */
export async function within<Result>(
  work: Promise<Result>,
  limitMs: number,
  late: () => Error,
): Promise<Result> {
  const giveUp = new AbortController();
  const limit = sleep(limitMs, null, { signal: giveUp.signal, ref: false }).then(() => {
    throw late();
  });
  limit.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    giveUp.abort();
  }
}
