import { type PlayableRow } from "#core/catalog/playable-cards.ts";
import { type PlayableCard } from "#core/catalog/types.ts";
import { isWatchable } from "#core/videos/video-states.ts";

/** Below this fraction a position is not offered for resuming. */
export const STARTED_SHARE = 0.05;

/** Whether a playable was begun and not finished: at least 5 % watched, and not counted as watched. */
export function isStarted({ progress }: Pick<PlayableCard, "progress">): boolean {
  if (!progress || progress.watched || progress.durationSeconds <= 0) return false;
  return progress.positionSeconds / progress.durationSeconds >= STARTED_SHARE;
}

/** Whether it can be played: at least the first segments exist. */
export function isPlayable({ videoState }: Pick<PlayableCard, "videoState">): boolean {
  return isWatchable(videoState);
}

/**
 * What a title's Play button plays, out of its playables in order: the last one that was begun; after a
 * finished episode the next one; otherwise the first that can be played, specials (season 0) last. Null if
 * none can be played.
 */
export function choosePlay(rows: readonly PlayableRow[]): PlayableCard | null {
  const main = rows.filter((row) => row.kind !== "extra" && isPlayable(row.card)).map((row) => row.card);
  const latest = latestWatched(main);
  const first = main.find((card) => card.seasonNumber !== 0) ?? main[0] ?? null;
  if (!latest) return first;
  if (isStarted(latest)) return latest;
  const isWatched = latest.progress?.watched ?? false;
  const after = main[main.indexOf(latest) + 1];
  return (isWatched ? after : latest) ?? first;
}

function latestWatched(cards: readonly PlayableCard[]): PlayableCard | null {
  const seen = cards.filter((card) => card.progress !== null);
  const time = (card: PlayableCard): number => card.progress?.updatedAt.getTime() ?? 0;
  return seen.reduce<PlayableCard | null>(
    (best, card) => (best && time(best) >= time(card) ? best : card),
    null,
  );
}
