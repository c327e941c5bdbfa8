import { setImmediate as nextRound, setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { isConnectionLoss, isTransactionConflict } from "#db/postgres-error.ts";

/**
 * Two that wait for each other are told apart by chance: each pause is between one and two times 20, 40, 80 and 160 ms.
 * Postgres takes a second to notice a deadlock, so five tries may take some six seconds.
 */
const REPEATS = { retries: 4, minTimeout: 20, factor: 2, randomize: true };

/** A client tells of a lost connection at the same moment as of the query that was under way; this is ample. */
const LOSS_TOLD_MS = 1000;

/** How far a transaction's own work came: a commit is sent only after it returned. */
type WorkProgress = "not begun" | "running" | "returned" | "threw";

/**
 * Runs a transaction, and again (five times at most) where Postgres ended it for the sake of another one (deadlock,
 * serialisation failure) or where its connection was lost before the commit was sent. Nothing of it was kept then. A
 * connection that is lost during the commit leaves open what became of it, so that error goes to the caller.
 * `begin` opens the transaction and runs the work in it; `work` must change nothing but the database.
 */
export async function repeatTransaction<Handle, Result>(
  begin: (work: (tx: Handle) => Promise<Result>) => Promise<Result>,
  work: (tx: Handle) => Promise<Result>,
): Promise<Result> {
  let progress: WorkProgress = "not begun";
  const attempt = async (): Promise<Result> => {
    progress = "not begun";
    let isOver = false;
    const watched = async (tx: Handle): Promise<Result> => {
      progress = "running";
      try {
        const result = await work(tx);
        progress = "returned";
        return result;
      } catch (error) {
        progress = "threw";
        if (isConnectionLoss(error)) await unlessOver(() => isOver);
        throw error;
      }
    };
    return begin(watched).finally(() => (isOver = true));
  };
  const shouldRetry = async ({ error }: { error: Error }) => {
    if (isTransactionConflict(error)) return true;
    if (!isConnectionLoss(error)) return false;
    // The client may tell of a lost connection a moment before the query that was under way does.
    await nextRound();
    return progress === "not begun" || progress === "threw";
  };
  return pRetry(attempt, { ...REPEATS, shouldRetry });
}

/**
 * Never settles where the transaction was given up meanwhile, as it is when its connection closes. What it threw would
 * make postgres.js (3.4.9) roll back on the closed connection: a write to a socket that is gone, which nothing catches
 * and which ends the process.
 */
async function unlessOver(isOver: () => boolean): Promise<void> {
  await sleep(LOSS_TOLD_MS, undefined, { ref: false });
  if (isOver()) await new Promise<never>(() => undefined);
}
