const BEFORE_END_SECONDS = 30;
/** Of a short film only its last tenth, so that the card does not cover the film itself. */
const SHORT_PART = 0.1;

/** From when on the next-episode card is shown, in seconds: from the credits on where their start is known. */
export function nextCardFrom(durationSeconds: number, creditsAtSeconds: number | null): number {
  if (creditsAtSeconds !== null) return Math.min(creditsAtSeconds, durationSeconds);
  return durationSeconds - Math.min(BEFORE_END_SECONDS, durationSeconds * SHORT_PART);
}
