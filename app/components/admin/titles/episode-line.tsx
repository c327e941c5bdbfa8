import { ButtonLink } from "#app/components/ui/button.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { PutBack } from "#app/components/ui/put-back.tsx";
import { type PlayableDetail, type VideoState } from "#core/catalog/types.ts";

const statusOf = {
  queued: "off",
  processing: "off",
  playable: "warn",
  ready: "good",
  failed: "bad",
} as const;
const wordOf = {
  queued: "waits",
  processing: "starting",
  playable: "encoding",
  ready: "whole",
  failed: "failed",
} as const satisfies Record<VideoState, string>;

/** An episode among its season's: its number and name, how its file is, and the way to describe it. */
export function EpisodeLine({ episode }: { readonly episode: PlayableDetail }) {
  const { playableId, episodeNumber, name, videoState, title } = episode;
  return (
    <>
      <StatusDot state={videoState ? statusOf[videoState] : "off"} />
      <span className="num">{episodeNumber}</span>
      <span className="name" lang={title.languageTag ?? undefined}>
        {name}
      </span>
      <span className="state">{videoState ? wordOf[videoState] : "no file"}</span>
      <ButtonLink
        size="small"
        id={`edit-${playableId}`}
        to={`?episode=${playableId}`}
        preventScrollReset
        aria-label={`Edit episode ${episodeNumber ?? ""}, ${name}`}
      >
        Edit
      </ButtonLink>
    </>
  );
}

interface GoneEpisodeProps {
  readonly episode: PlayableDetail;
  readonly onPutBack: () => void;
}

/** The line that a deleted episode leaves. */
export function GoneEpisode({ episode, onPutBack }: GoneEpisodeProps) {
  return (
    <li data-gone>
      <PutBack
        words={`${episode.name} is deleted. Its files go in 7 days.`}
        name={episode.name}
        id={`edit-${episode.playableId}`}
        onPutBack={onPutBack}
      />
    </li>
  );
}
