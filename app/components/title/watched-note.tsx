import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";

/** When the user watched it to the end. Renders nothing otherwise. */
export function WatchedNote({ playable }: { readonly playable: PlayableDetail }) {
  const clock = useClock();
  if (!playable.progress?.watched) return null;
  return <p className="note">Watched {formatAgo(playable.progress.updatedAt, clock)}.</p>;
}
