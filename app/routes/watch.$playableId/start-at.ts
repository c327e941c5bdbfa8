import { z } from "zod";

/** The last start position is this long before the end, because a start at the end would end the film at once. */
const BEFORE_END_SECONDS = 2;

const secondsSchema = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,3})?$/)
  .transform(Number);

/**
 * The start position of an address (`?t=SECONDS`, as in chapter links), clamped to the film; null where it has no
 * valid one: the film then resumes.
 */
export function startAtFrom(search: URLSearchParams, durationSeconds: number | null): number | null {
  const start = secondsSchema.safeParse(search.get("t"));
  if (!start.success) return null;
  return durationSeconds === null
    ? start.data
    : Math.max(0, Math.min(start.data, durationSeconds - BEFORE_END_SECONDS));
}
