import { Link } from "@remix-run/react";
import { formatLeft, watchedPercent } from "#app/components/format/duration.ts";
import { type RailStop } from "#app/components/catalog/rail.tsx";
import { playableWords, watchPath } from "#app/components/catalog/title-words.ts";
import { TitleImage } from "#app/components/ui/images/title-image.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { ProgressBar } from "#app/components/ui/progress-bar.tsx";
import { type PlayableCard as Playable } from "#core/catalog/types.ts";

interface PlayableCardProps {
  readonly playable: Playable;
  readonly stop?: RailStop;
}

/** A started film or episode: a wide still, a badge with the time left, and a progress bar. */
export function PlayableCard({ playable, stop }: PlayableCardProps) {
  const { title, progress, still } = playable;
  const path = watchPath(playable.playableId);
  return (
    <Link to={path} prefetch="intent" className="card" data-form="wide" data-play={path} {...stop}>
      <span className="title-image">
        <TitleImage
          image={still}
          name={title.name}
          languageTag={title.languageTag}
          sizes="(min-width: 64rem) 22vw, 60vw"
        />
        {progress ? <Badge>{formatLeft(progress.positionSeconds, progress.durationSeconds)}</Badge> : null}
      </span>
      {progress ? (
        <ProgressBar percent={watchedPercent(progress.positionSeconds, progress.durationSeconds)} />
      ) : null}
      <span className="caption">
        <b lang={title.languageTag ?? undefined}>{title.name}</b>
        <span>{playableWords(playable)}</span>
      </span>
    </Link>
  );
}
