import { z } from "zod";
import { type saveOutcomeSchema } from "#core/history/schemas.ts";

/** What counts as watched: viewers leave with the credits. */
export const WATCHED_SHARE = 0.9;

const seconds = z.number().min(0).max(1_000_000);

/** A place as a player tells it. */
export const watchPositionSchema = z.object({
  playableId: z.uuid(),
  versionId: z.uuid(),
  positionSeconds: seconds,
  durationSeconds: seconds,
  /** One player's id: within it, `sequence` puts places in order. */
  playerSession: z.string().min(1).max(100),
  sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  /**
   * The watch state that this position follows: its revision when the session started or last heard of it; null where
   * there was none. Without it (a script, a form) the position counts whatever was saved before.
   */
  baseRevision: z.uuid().nullish(),
});

export type WatchPosition = z.infer<typeof watchPositionSchema>;

export type SaveOutcome = Readonly<z.infer<typeof saveOutcomeSchema>>;
