import { useFetcher } from "@remix-run/react";
import { EpisodeNumberFields } from "#app/components/admin/titles/episode-number-fields.tsx";
import { type EditorAnswer } from "#app/components/admin/titles/editor-types.ts";
import { choiceOptions, type Choice } from "#app/components/admin/titles/title-choice.ts";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { SelectField } from "#app/components/ui/select-field.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

interface AttachFilmProps {
  readonly title: TitlePage;
  readonly films: readonly Choice[];
}

/** A film that came in by upload becomes an episode of this series. */
export function AttachFilm({ title, films }: AttachFilmProps) {
  const fetcher = useFetcher<EditorAnswer>();
  const errors = formErrors(fetcher.data?.error, ["seasonNumber", "number"]);
  const last = title.seasons.at(-1);
  return (
    <details className="season-editor">
      <summary>
        <b>Add an episode</b>
        <span className="text-quiet">From a film that is here</span>
      </summary>
      <fetcher.Form method="post" className="panel editor-panel">
        <input type="hidden" name="intent" value="make-episode" />
        <input type="hidden" name="seriesId" value={title.id} />
        <SelectField
          label="Film"
          name="filmId"
          required
          hint="It leaves the films and becomes an episode, with its files and everybody’s places in it."
          options={choiceOptions("Choose a film", films)}
        />
        <EpisodeNumberFields key={last?.number} season={last?.number ?? 1} errors={errors.fields} />
        {errors.form ? (
          <p role="alert" className="text-bad">
            {errors.form}
          </p>
        ) : null}
        <div className="acts">
          <Button type="submit" tone="fill" disabled={fetcher.state !== "idle"}>
            Make it an episode
          </Button>
          <ButtonLink to="/admin/upload" tone="plain">
            Upload a file first
          </ButtonLink>
        </div>
      </fetcher.Form>
    </details>
  );
}
