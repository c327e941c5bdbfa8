import { EpisodeEditor } from "#app/components/admin/titles/series/episode-editor.tsx";
import { DeletedEpisode } from "#app/components/admin/titles/series/episode-line.tsx";
import { SeasonForm } from "#app/components/admin/titles/series/season-form.tsx";
import { type Season, type Still } from "#app/components/admin/titles/editor-types.ts";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { useKeptSlots } from "#app/components/catalog/use-kept-slots.ts";
import { counted } from "#app/components/format/words.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { seasonName } from "#app/components/title/season-tabs.tsx";
import { type PlayableDetail } from "#core/catalog/types.ts";

interface SeasonEditorProps {
  readonly season: Season;
  readonly seasons: readonly Season[];
  /** The episode or season whose form is open. */
  readonly openId: string | null;
  readonly stills: readonly Still[];
  readonly isShown: boolean;
}

/** A season: its form and its episodes. A deleted episode keeps its line with an undo button. */
export function SeasonEditor({ season, seasons, openId, stills, isShown }: SeasonEditorProps) {
  const { slots, isGone, leave, comeBack } = useKeptSlots(season.episodes, keyOf);
  const announce = useToast();
  const submit = useInTurn(undefined, (words) => announce({ words }));
  const send = (intent: "delete-episode" | "undo-episode", episode: PlayableDetail): void => {
    (intent === "delete-episode" ? leave : comeBack)(episode);
    submit({ intent, playableId: episode.playableId });
  };
  const isEdited = openId === season.id;
  return (
    <details className="season-editor" open={isShown || isEdited}>
      <summary>
        <b>{seasonName(season)}</b>
        <span className="text-quiet">{counted(season.episodes.length, "episode")}</span>
      </summary>
      {isEdited ? (
        <SeasonForm season={season} />
      ) : (
        <ButtonLink
          className="season-edit"
          size="small"
          tone="plain"
          id={`edit-${season.id}`}
          to={`?season=${season.id}`}
          preventScrollReset
          aria-label={`Edit ${seasonName(season).toLowerCase()}`}
        >
          Edit
        </ButtonLink>
      )}
      <ul className="episode-editor-list">
        {slots.map((episode) =>
          isGone(episode) ? (
            <DeletedEpisode
              key={episode.playableId}
              episode={episode}
              onUndo={() => send("undo-episode", episode)}
            />
          ) : (
            <EpisodeEditor
              key={episode.playableId}
              episode={episode}
              season={season}
              seasons={seasons}
              isOpen={openId === episode.playableId}
              stills={stills}
              onDelete={() => send("delete-episode", episode)}
            />
          ),
        )}
      </ul>
    </details>
  );
}

function keyOf({ playableId }: PlayableDetail): string {
  return playableId;
}
