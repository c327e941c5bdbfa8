const BEFORE_END_SECONDS = 30;
/** Of something short, only its last tenth: nobody wants the card over the film itself. */
const SHORT_PART = 0.1;

/** From when on the next-episode card is shown, in seconds. */
export function nextCardFrom(durationSeconds: number): number {
  return durationSeconds - Math.min(BEFORE_END_SECONDS, durationSeconds * SHORT_PART);
}
