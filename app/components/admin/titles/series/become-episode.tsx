import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { EpisodeNumberFields } from "#app/components/admin/titles/series/episode-number-fields.tsx";
import { choiceOptions, type Choice } from "#app/components/admin/titles/title-choice.ts";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

interface BecomeEpisodeProps {
  readonly filmId: string;
  readonly series: readonly Choice[];
}

/** The form that turns this film into an episode of an existing or a new series. */
export function BecomeEpisode({ filmId, series }: BecomeEpisodeProps) {
  const fetcher = useFetcher<FormAnswer>();
  const [chosenId, choose] = useState("");
  const errors = formErrors(fetcher.data?.error, ["series", "seasonNumber", "number"]);
  return (
    <details className="season-editor" data-plain>
      <summary>
        <b>Add to a series</b>
      </summary>
      <fetcher.Form method="post" className="editor-panel" {...useCheckedForm(fetcher.data)}>
        <input type="hidden" name="intent" value="make-episode" />
        <input type="hidden" name="filmId" value={filmId} />
        <SelectField
          label="Series"
          name="seriesId"
          value={chosenId}
          onChange={(event) => choose(event.target.value)}
          options={choiceOptions("New series", series)}
        />
        {chosenId === "" ? (
          <TextField
            label="Name of the new series"
            name="seriesName"
            required
            maxLength={200}
            error={errors.fields.series}
          />
        ) : null}
        <EpisodeNumberFields season={1} errors={errors.fields} />
        {errors.form ? (
          <p role="alert" className="text-bad">
            {errors.form}
          </p>
        ) : null}
        <Button type="submit" disabled={fetcher.state !== "idle"}>
          Add to series
        </Button>
      </fetcher.Form>
    </details>
  );
}
