import { Link } from "@remix-run/react";
import { episodeNumberWords } from "#app/components/format/words.ts";
import { formatDuration, watchedPercent } from "#app/components/format/duration.ts";
import { watchPath } from "#app/components/catalog/title-words.ts";
import { Preparing } from "#app/components/title/preparing.tsx";
import { episodeState } from "#app/components/title/season-roll.tsx";
import { useFreshOn } from "#app/hooks/use-fresh-on.ts";
import { useVideoProgress } from "#app/components/title/use-video-progress.ts";
import { progressOf, unfinishedVideos } from "#app/components/title/version-progress.ts";
import { isWatchable } from "#core/videos/video-states.ts";
import { WatchedToggle } from "#app/components/title/watched-toggle.tsx";
import { TitleImage } from "#app/components/ui/images/title-image.tsx";
import { Facts } from "#app/components/ui/facts.tsx";
import { ProgressBar } from "#app/components/ui/progress-bar.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";

interface EpisodeItemProps {
  readonly episode: PlayableDetail;
  readonly isCurrent: boolean;
}

/** An episode: its still, which plays it, its synopsis, and the toggle for watched. */
export function EpisodeItem({ episode, isCurrent }: EpisodeItemProps) {
  const { episodeNumber, progress, durationSeconds, videoState } = episode;
  const name = episode.name || `Episode ${episodeNumber ?? ""}`;
  const isReadyToPlay = isWatchable(videoState);
  return (
    <li
      className="episode"
      id={`episode-${episode.playableId}`}
      data-on={isCurrent || undefined}
      data-seen={progress?.watched || undefined}
    >
      <span className="num" aria-hidden="true">
        {episodeNumberWords(episode)}
      </span>
      <EpisodeStill episode={episode} name={name} canPlay={isReadyToPlay} />
      <div className="min-w-0">
        <h3 lang={episode.title.languageTag ?? undefined}>{name}</h3>
        {episode.overview ? <p className="overview">{episode.overview}</p> : null}
        <Facts
          items={[
            durationSeconds === null ? null : formatDuration(durationSeconds),
            isReadyToPlay && durationSeconds !== null && !progress ? null : episodeState(episode),
          ]}
        />
        {videoState === "ready" ? null : <EpisodePreparing episode={episode} />}
      </div>
      <WatchedToggle episode={episode} name={name} />
    </li>
  );
}

interface EpisodeStillProps {
  readonly episode: PlayableDetail;
  readonly name: string;
  readonly canPlay: boolean;
}

function EpisodeStill({ episode, name, canPlay }: EpisodeStillProps) {
  const { progress, episodeNumber } = episode;
  const image = (
    <>
      <TitleImage image={episode.still} name={name} sizes="(min-width: 64rem) 30vw, 40vw" />
      {progress && !progress.watched ? (
        <ProgressBar percent={watchedPercent(progress.positionSeconds, progress.durationSeconds)} />
      ) : null}
    </>
  );
  if (!canPlay) return <span className="title-image">{image}</span>;
  return (
    <Link
      className="title-image"
      to={watchPath(episode.playableId)}
      prefetch="intent"
      aria-label={`Play episode ${episodeNumber ?? ""}, ${name}`}
    >
      {image}
    </Link>
  );
}

function EpisodePreparing({ episode }: { readonly episode: PlayableDetail }) {
  const updates = useVideoProgress(unfinishedVideos(episode.versions));
  const [version] = episode.versions;
  const shown = version ? progressOf(version, updates) : null;
  useFreshOn(shown?.state ?? "");
  return shown ? <Preparing video={shown} /> : null;
}
