import { useFetcher, useNavigate } from "@remix-run/react";
import { type EpisodeEditorProps } from "#app/components/admin/titles/editor-types.ts";
import { EpisodeFields } from "#app/components/admin/titles/series/episode-fields.tsx";
import { ArtworkPicker } from "#app/components/admin/artwork/artwork-picker.tsx";
import { useCloseOnSave } from "#app/components/admin/titles/series/season-form.tsx";
import { useUnsaved } from "#app/components/admin/titles/unsaved.tsx";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { episodeLabel } from "#app/components/format/words.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

/** The form that edits an episode, moves it, converts it to a film or deletes it. */
export function EpisodeForm({ episode, season, seasons, stills, onDelete }: EpisodeEditorProps) {
  const fetcher = useFetcher<FormAnswer>();
  const answer = fetcher.data;
  const errors = formErrors(answer?.error, ["name", "overview", "number"]);
  const isTaken = answer?.error?.domainCode === "conflict";
  const unsaved = useUnsaved("panel", answer);
  useCloseOnSave(answer);
  const navigate = useNavigate();
  const isSaving = fetcher.state !== "idle";
  const remove = (): void => {
    unsaved.onSubmit();
    onDelete();
    navigate("?", { preventScrollReset: true, replace: true });
  };
  return (
    <fetcher.Form
      method="post"
      className="panel editor-panel"
      aria-label={`${episodeLabel(episode)}, ${episode.name}`}
      {...unsaved}
      {...useCheckedForm(answer)}
    >
      <input type="hidden" name="playableId" value={episode.playableId} />
      <EpisodeFields
        episode={episode}
        seasonId={season.id}
        seasons={seasons}
        errors={isTaken ? { number: answer.error.message } : errors.fields}
      />
      <ArtworkPicker
        target={{ kind: "still", titleId: episode.title.id, playableId: episode.playableId }}
        title={{ ...episode.title, releaseYear: null }}
        heading="Thumbnail"
        name="stillImageId"
        images={stills}
        chosenId={episode.chosenStillId}
        automatic="Automatic"
      />
      {errors.form && !isTaken ? (
        <p role="alert" className="text-bad">
          {errors.form}
        </p>
      ) : null}
      <div className="acts">
        <Button type="submit" name="intent" value="episode" tone="fill" disabled={isSaving}>
          {isSaving ? "Saving…" : "Save"}
        </Button>
        <ButtonLink to="?" tone="plain" preventScrollReset>
          Close
        </ButtonLink>
        <span className="acts ml-auto">
          <Button type="submit" name="intent" value="make-film" disabled={isSaving}>
            Convert to film
          </Button>
          <Button tone="bad" onClick={remove}>
            <Icon name="bin" />
            Delete
          </Button>
        </span>
      </div>
    </fetcher.Form>
  );
}
