import { z } from "zod";

/** What a process may tell the supervisor that started it. */
export const processMessageSchema = z.discriminatedUnion("type", [
  /** The process does its work from now on. */
  z.object({ type: z.literal("ready") }),
  /** Its event loop turns: told each second once it is ready. Silence is a hang. */
  z.object({ type: z.literal("heartbeat") }),
  /** The web takes connections. */
  z.object({ type: z.literal("listening"), port: z.number().int() }),
  /** There is no admin yet: whoever opens this address becomes the first one. */
  z.object({ type: z.literal("setup-link"), url: z.url() }),
]);

export type ProcessMessage = z.infer<typeof processMessageSchema>;

/**
 * Tells the supervisor something, where one started this process (`npm start`); does nothing otherwise, nor where the
 * supervisor has just ended, which takes this process along.
 */
export function reportToSupervisor(message: ProcessMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
