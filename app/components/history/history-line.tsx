import { Link } from "@remix-run/react";
import { formatTimeOfDay } from "#app/components/format/dates.ts";
import { formatLeft, watchedPercent } from "#app/components/format/duration.ts";
import { playableWords, watchPath } from "#app/components/catalog/title-words.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { TitleImage } from "#app/components/ui/images/title-image.tsx";
import { IconButton } from "#app/components/ui/icon-button.tsx";
import { UndoLine } from "#app/components/ui/undo-line.tsx";
import { ProgressBar } from "#app/components/ui/progress-bar.tsx";
import { type PlayableCard } from "#core/catalog/types.ts";

interface HistoryLineProps {
  readonly playable: PlayableCard;
  readonly isGone: boolean;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
}

/** A line of the history: time, title, progress, and the button that removes it. */
export function HistoryLine({ playable, isGone, onRemove, onUndo }: HistoryLineProps) {
  const clock = useClock();
  const { title, progress, still } = playable;
  const name = `${title.name}, ${playableWords(playable)}`;
  const time = progress ? formatTimeOfDay(progress.updatedAt, clock) : "";
  if (isGone) {
    return (
      <li data-gone>
        <span className="num">{time}</span>
        <UndoLine words={`${title.name} removed from history.`} name={name} label="Undo" onUndo={onUndo} />
      </li>
    );
  }
  return (
    <li>
      <span className="num">{time}</span>
      <Link
        className="title-image"
        to={watchPath(playable.playableId)}
        prefetch="intent"
        aria-label={`Play ${name}`}
      >
        <TitleImage image={still} name={title.name} languageTag={title.languageTag} sizes="9rem" />
        {progress && !progress.watched ? (
          <ProgressBar percent={watchedPercent(progress.positionSeconds, progress.durationSeconds)} />
        ) : null}
      </Link>
      <div className="min-w-0">
        <Link to={`/title/${title.id}`} className="hover:text-accent" prefetch="intent">
          <b lang={title.languageTag ?? undefined}>{title.name}</b>
        </Link>
        <span className="text-quiet">{playableWords(playable)}</span>
      </div>
      <span className="state">{stateOf(playable)}</span>
      <IconButton icon="cross" label={`Remove ${name} from history`} onClick={onRemove} />
    </li>
  );
}

function stateOf({ progress }: PlayableCard): string {
  if (!progress) return "";
  if (progress.watched) return "Watched";
  return `${formatLeft(progress.positionSeconds, progress.durationSeconds)} left`;
}
