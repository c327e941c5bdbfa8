import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { type CoreContext } from "#core/context.ts";

/** A database that has not answered the simplest query for this long is silent: frozen, or unreachable. */
const SILENT_AFTER_MS = 2_000;
/** An answer is valid for this long, so that there are at most four queries per second. */
const FRESH_MS = 250;

/**
 * Tells whether the database answers at all. Postgres' client waits without limit for a frozen server, so a
 * caller that checks here first does not wait behind it.
 */
export class DatabaseWatch {
  readonly #ctx: Pick<CoreContext, "sql" | "logger">;
  /** One query at a time: a silent database gets no other before it has answered. */
  #question: Promise<boolean> | null = null;
  #answeredAtMs = -Infinity;

  constructor(ctx: Pick<CoreContext, "sql" | "logger">) {
    this.#ctx = ctx;
  }

  /**
   * Resolves to false as soon as the database has been silent for 2 s; never rejects. A refusal counts as an
   * answer: the caller's query fails at once.
   */
  async answers(): Promise<boolean> {
    if (performance.now() - this.#answeredAtMs < FRESH_MS) return true;
    return await (this.#question ??= this.#ask());
  }

  #ask(): Promise<boolean> {
    const answered = new AbortController();
    const answer = this.#ctx.sql`select 1`
      .then(
        () => void (this.#answeredAtMs = performance.now()),
        () => undefined,
      )
      .then(() => {
        this.#question = null;
        answered.abort();
        return true;
      });
    return Promise.race([answer, this.#silence(answered.signal)]);
  }

  async #silence(signal: AbortSignal): Promise<boolean> {
    await sleep(SILENT_AFTER_MS, null, { signal, ref: false }).catch(() => undefined);
    // If our own event loop was blocked, the answer may be waiting to be read.
    await nextTurn();
    if (signal.aborted) return true;
    this.#ctx.logger.warn("the database does not answer");
    return false;
  }
}
