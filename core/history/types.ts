import { z } from "zod";
import { type saveOutcomeSchema } from "#core/history/schemas.ts";

/** The fraction that counts as watched: viewers stop at the credits. */
export const WATCHED_SHARE = 0.9;

const seconds = z.number().min(0).max(1_000_000);

/** A position from a player. */
export const watchPositionSchema = z.object({
  playableId: z.uuid(),
  versionId: z.uuid(),
  positionSeconds: seconds,
  durationSeconds: seconds,
  /** One player's id: within it, `sequence` orders positions. */
  playerSession: z.string().min(1).max(100),
  sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  /**
   * The watch state that this position follows: its revision when the session started or last read it; null
   * if there was none. Without it (a script, a form) the position always counts.
   */
  baseRevision: z.uuid().nullish(),
});

export type WatchPosition = z.infer<typeof watchPositionSchema>;

export type SaveOutcome = Readonly<z.infer<typeof saveOutcomeSchema>>;
