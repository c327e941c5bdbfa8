import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { isConnectionLoss, isTransactionConflict } from "#db/postgres-error.ts";

/**
 * Random pauses keep two transactions from a second deadlock: each is between one and two times 20, 40, 80
 * and 160 ms. Postgres takes a second to notice a deadlock, so five attempts may take about six seconds.
 */
const REPEATS = { retries: 4, minTimeout: 20, factor: 2, randomize: true };

/** The client reports a lost connection at the same time as the failure of the running query; this is ample. */
const LOSS_TOLD_MS = 1000;

/** The state of a transaction's own work: the commit is sent only after the work has returned. */
type WorkProgress = "unfinished" | "returned";

/**
 * Runs a transaction, and repeats it (five attempts at most) if Postgres ended it in favour of another one
 * (deadlock, serialisation failure) or if its connection was lost before the commit was sent. None of its
 * changes were kept then. If the connection is lost during the commit, the outcome is unknown, so the caller
 * gets the error. `begin` opens the transaction and runs the work in it; `work` must change nothing but the
 * database: work that was waiting for something else when its connection was lost goes on until its next query,
 * which fails (patches/postgres).
 */
export async function repeatTransaction<Handle, Result>(
  begin: (work: (tx: Handle) => Promise<Result>) => Promise<Result>,
  work: (tx: Handle) => Promise<Result>,
): Promise<Result> {
  let progress: WorkProgress = "unfinished";
  let number = 0;
  const attempt = async (): Promise<Result> => {
    const ownNumber = ++number;
    progress = "unfinished";
    let isOver = false;
    const watched = async (tx: Handle): Promise<Result> => {
      try {
        const result = await work(tx);
        if (ownNumber === number) progress = "returned";
        return result;
      } catch (error) {
        if (isConnectionLoss(error)) await unlessOver(() => isOver);
        throw error;
      }
    };
    return begin(watched).finally(() => (isOver = true));
  };
  const shouldRetry = ({ error }: { error: Error }) =>
    isTransactionConflict(error) || (isConnectionLoss(error) && progress === "unfinished");
  return pRetry(attempt, { ...REPEATS, shouldRetry });
}

/**
 * Never settles if the transaction was abandoned meanwhile, which happens when its connection closes. An
 * error from the work would make postgres.js (3.4.9) roll back on the closed connection: a write to a closed
 * socket, which throws an uncaught error and ends the process.
 */
async function unlessOver(isOver: () => boolean): Promise<void> {
  await sleep(LOSS_TOLD_MS, undefined, { ref: false });
  if (isOver()) await new Promise<never>(() => undefined);
}
