import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";

/** When one saw it to the end. Nothing where one did not. */
export function WatchedNote({ playable }: { readonly playable: PlayableDetail }) {
  const clock = useClock();
  if (!playable.progress?.watched) return null;
  return <p className="note">You watched it {formatAgo(playable.progress.updatedAt, clock)}.</p>;
}
