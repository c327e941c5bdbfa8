import { type Marker } from "#core/markers/types.ts";

/** So close to its end, skipping is not worth a press. */
const WORTH_SECONDS = 2;

/** Whether the intro plays at a time, with enough of it left to be skipped. */
export function isInIntro(intro: Marker | null, seconds: number): intro is Marker {
  return intro !== null && seconds >= intro.startSeconds && seconds < intro.endSeconds - WORTH_SECONDS;
}
