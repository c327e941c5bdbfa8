import { type CoreContext } from "#core/context.ts";

/** What every handler is given. */
export interface WorkerContext {
  readonly ctx: CoreContext;
  /** `processes.id`: who holds the claims. */
  readonly processId: string;
  /** Aborts when the process is asked to stop: kill FFmpeg, hand the work back. */
  readonly signal: AbortSignal;
  /** Absolute folder for this process's scratch files, on the same disk as the objects. */
  readonly scratchRoot: string;
}
