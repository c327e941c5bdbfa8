import { type ReactNode } from "react";
import { watchPath } from "#app/components/catalog/title-words.ts";
import { EditLink } from "#app/components/title/edit-link.tsx";
import { WatchedToggle } from "#app/components/title/watched-toggle.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { type PlayableCard, type PlayableDetail } from "#core/catalog/types.ts";

interface TitleActionsProps {
  readonly titleId: string;
  /** What the primary button plays; null where there is nothing yet. */
  readonly play: PlayableCard | null;
  /** A film's own playable, which can be marked as watched here; a series has its episodes for that. */
  readonly film?: PlayableDetail;
  /** The primary button. */
  readonly children: ReactNode;
}

/** What can be done with a title: play it, start over, mark it as watched, edit it. */
export function TitleActions({ titleId, play, film, children }: TitleActionsProps) {
  const progress = play?.progress;
  const isUnderWay = progress && !progress.watched && progress.positionSeconds > 0;
  return (
    <div className="acts title-acts">
      {children}
      {isUnderWay ? (
        <ButtonLink to={`${watchPath(play.playableId)}?t=0`}>
          <Icon name="retry" />
          Start over
        </ButtonLink>
      ) : null}
      {film ? <WatchedToggle episode={film} name={film.title.name} form="worded" /> : null}
      <EditLink titleId={titleId} />
    </div>
  );
}
