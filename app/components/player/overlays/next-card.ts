const BEFORE_END_SECONDS = 30;
/** Of a short film only its last tenth, so that the card does not cover the film itself. */
const SHORT_PART = 0.1;

/** From when on the next-episode card is shown, in seconds. */
export function nextCardFrom(durationSeconds: number): number {
  return durationSeconds - Math.min(BEFORE_END_SECONDS, durationSeconds * SHORT_PART);
}
