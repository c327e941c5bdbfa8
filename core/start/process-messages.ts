import { z } from "zod";

/** What a process may tell the supervisor that started it. */
export const processMessageSchema = z.discriminatedUnion("type", [
  /** The process does its work from now on. */
  z.object({ type: z.literal("ready") }),
  /** There is no admin yet: whoever opens `/setup?code=` with this code becomes the first one. */
  z.object({ type: z.literal("setup-link"), code: z.string().min(1).max(200) }),
]);

export type ProcessMessage = z.infer<typeof processMessageSchema>;

/** Tells the supervisor something, where one started this process (`npm start`); does nothing otherwise. */
export function reportToSupervisor(message: ProcessMessage): void {
  if (process.connected) process.send?.(message);
}
