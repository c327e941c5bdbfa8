import { z } from "zod";

/** The very end would end the film at once: the last place to start at is a moment before it. */
const BEFORE_END_SECONDS = 2;

const secondsSchema = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,3})?$/)
  .transform(Number);

/**
 * Where an address asks to start (`?t=SECONDS`, as chapter links do), clamped to the film; null where it asks for
 * nothing that makes sense: the film then goes on where one stopped.
 */
export function startAtFrom(search: URLSearchParams, durationSeconds: number | null): number | null {
  const asked = secondsSchema.safeParse(search.get("t"));
  if (!asked.success) return null;
  return durationSeconds === null
    ? asked.data
    : Math.max(0, Math.min(asked.data, durationSeconds - BEFORE_END_SECONDS));
}
