import { deletedWords, RESTORE } from "#app/components/admin/deleted/deleted-words.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { UndoLine } from "#app/components/ui/undo-line.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";
import { type VideoState } from "#core/videos/video-states.ts";

const statusOf = {
  queued: "off",
  processing: "off",
  playable: "warn",
  ready: "good",
  failed: "bad",
} as const;
const wordOf = {
  queued: "queued",
  processing: "analyzing",
  playable: "encoding",
  ready: "done",
  failed: "failed",
} as const satisfies Record<VideoState, string>;

/** A line of a season: the episode's number, name and file state, and the button that opens its form. */
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

interface DeletedEpisodeProps {
  readonly episode: PlayableDetail;
  readonly onUndo: () => void;
}

/** The line of an episode that was just deleted, with its undo. */
export function DeletedEpisode({ episode, onUndo }: DeletedEpisodeProps) {
  return (
    <li data-gone>
      <UndoLine
        words={deletedWords(episode.name)}
        name={episode.name}
        label={RESTORE}
        id={`edit-${episode.playableId}`}
        onUndo={onUndo}
      />
    </li>
  );
}
