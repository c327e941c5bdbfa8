import { useFetcher } from "@remix-run/react";
import { EpisodeNumberFields } from "#app/components/admin/titles/series/episode-number-fields.tsx";
import { choiceOptions, type Choice } from "#app/components/admin/titles/title-choice.ts";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";
import { type TitlePage } from "#core/catalog/types.ts";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

interface AttachFilmProps {
  readonly title: TitlePage;
  readonly films: readonly Choice[];
}

/** The form that turns a film of the library into an episode of this series. */
export function AttachFilm({ title, films }: AttachFilmProps) {
  const fetcher = useFetcher<FormAnswer>();
  const errors = formErrors(fetcher.data?.error, ["titleId", "seasonNumber", "number"]);
  const last = title.seasons.at(-1);
  return (
    <details className="season-editor">
      <summary>
        <b>Add episode</b>
        <span className="text-quiet">From library</span>
      </summary>
      <fetcher.Form method="post" className="panel editor-panel" {...useCheckedForm(fetcher.data)}>
        <input type="hidden" name="intent" value="make-episode" />
        <input type="hidden" name="seriesId" value={title.id} />
        <SelectField
          label="Film"
          name="filmId"
          error={errors.fields.titleId}
          required
          hint="The film becomes an episode. Its files and watch history are kept."
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
            Add episode
          </Button>
          <ButtonLink to={`/admin/upload?series=${title.id}`} tone="plain">
            Upload episodes
          </ButtonLink>
        </div>
      </fetcher.Form>
    </details>
  );
}
