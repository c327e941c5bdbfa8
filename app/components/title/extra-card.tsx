import { Link } from "@remix-run/react";
import { formatDuration } from "#app/components/format/duration.ts";
import { type RailStop } from "#app/components/catalog/rail.tsx";
import { watchPath } from "#app/components/catalog/title-words.ts";
import { TitleImage } from "#app/components/ui/images/title-image.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";

/** A trailer or an extra: its own name and its length. */
export function ExtraCard({
  playable,
  stop,
}: {
  readonly playable: PlayableDetail;
  readonly stop: RailStop;
}) {
  const path = watchPath(playable.playableId);
  return (
    <Link to={path} className="card" data-form="wide" data-play={path} {...stop}>
      <span className="title-image">
        <TitleImage image={playable.still} name={playable.name} sizes="(min-width: 64rem) 22vw, 60vw" />
      </span>
      <span className="caption">
        <b>{playable.name}</b>
        <span>{playable.durationSeconds === null ? "" : formatDuration(playable.durationSeconds)}</span>
      </span>
    </Link>
  );
}
