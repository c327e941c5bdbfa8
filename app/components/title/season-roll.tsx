import { episodeNumberWords } from "#app/components/format/words.ts";
import { formatDuration, formatLeft } from "#app/components/format/duration.ts";
import { seasonName } from "#app/components/title/season-tabs.tsx";
import { type PlayableDetail, type TitlePage } from "#core/catalog/types.ts";
import { isWatchable } from "#core/videos/video-states.ts";

interface SeasonRollProps {
  readonly season: TitlePage["seasons"][number];
  /** The episode that the play button plays. */
  readonly currentId: string | null;
}

/** The numbers of a season's episodes; each scrolls to its episode below. */
export function SeasonRoll({ season, currentId }: SeasonRollProps) {
  if (season.episodes.length < 2) return null;
  return (
    <nav className="season-roll" aria-label={`Episodes of ${seasonName(season).toLowerCase()}`}>
      {season.episodes.map((episode) => (
        <a
          key={episode.playableId}
          href={`#episode-${episode.playableId}`}
          data-seen={episode.progress?.watched || undefined}
          aria-current={episode.playableId === currentId ? "true" : undefined}
        >
          <span className="num">
            <span className="sr-only">Episode </span>
            {episodeNumberWords(episode)}
          </span>
          <small>{episodeState(episode)}</small>
        </a>
      ))}
    </nav>
  );
}

/** "Watched", "31 min left", its length, or that it is still being processed. */
export function episodeState(episode: PlayableDetail): string {
  const { progress, durationSeconds, videoState } = episode;
  if (progress?.watched) return "Watched";
  if (progress && progress.positionSeconds > 0) {
    return `${formatLeft(progress.positionSeconds, progress.durationSeconds)} left`;
  }
  if (videoState === "failed") return "Failed";
  if (!isWatchable(videoState)) return "Soon";
  return durationSeconds === null ? "" : formatDuration(durationSeconds);
}
