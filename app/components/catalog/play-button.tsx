import { formatTimeOfDay } from "#app/components/format/dates.ts";
import { formatDuration, formatLeft } from "#app/components/format/duration.ts";
import { episodeLabel } from "#app/components/format/words.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { watchPath } from "#app/components/catalog/title-words.ts";
import { PrimaryLink } from "#app/components/ui/primary-button.tsx";
import { type PlayableCard } from "#core/catalog/types.ts";

interface PlayButtonProps {
  readonly play: PlayableCard;
  readonly versionId?: string;
  /** Why it cannot be played yet ("Processing"): the watch page then waits, and starts to play by itself. */
  readonly pending?: string;
}

/** The play button: Resume with the time left, else Play with the duration and the time at which it ends. */
export function PlayButton({ play, versionId, pending }: PlayButtonProps) {
  const { now, timeZone } = useClock();
  const { progress, durationSeconds } = play;
  const label = episodeLabel(play);
  const resumes = progress !== null && !progress.watched && progress.positionSeconds > 0;
  const endsAt = durationSeconds === null ? null : new Date(now.getTime() + durationSeconds * 1000);
  const length = durationSeconds === null ? null : formatDuration(durationSeconds);
  const path = watchPath(play.playableId) + (versionId ? `?version=${versionId}` : "");
  return (
    <PrimaryLink
      to={path}
      icon="play"
      verb={resumes ? "Resume" : "Play"}
      badge={
        pending ? (
          <strong>{pending}</strong>
        ) : resumes ? (
          <>
            {label ? <strong>{label}</strong> : null}
            {formatLeft(progress.positionSeconds, progress.durationSeconds)} left
          </>
        ) : label || length ? (
          <>
            <strong>{label || length}</strong>
            {label ? length : endsAt ? `ends at ${formatTimeOfDay(endsAt, { now, timeZone })}` : null}
          </>
        ) : null
      }
    />
  );
}
