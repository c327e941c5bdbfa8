import { z } from "zod";

/** The messages of a process to its supervisor. */
export const processMessageSchema = z.discriminatedUnion("type", [
  /** The process works from now on. */
  z.object({ type: z.literal("ready") }),
  /** Its event loop runs: sent each second once it is ready. Without it the process hangs. */
  z.object({ type: z.literal("heartbeat") }),
  /** The web accepts connections. */
  z.object({ type: z.literal("listening"), port: z.number().int() }),
  /** There is no admin yet: the user who opens this address becomes the first one. */
  z.object({ type: z.literal("setup-link"), url: z.url() }),
]);

export type ProcessMessage = z.infer<typeof processMessageSchema>;

/**
 * Sends the supervisor a message, if one started this process (`npm start`). Does nothing otherwise, or if
 * the supervisor has just ended, because this process ends with it.
 */
export function reportToSupervisor(message: ProcessMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
