import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { type Season } from "#app/components/admin/titles/editor-types.ts";
import { useUnsaved } from "#app/components/admin/titles/unsaved.tsx";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

/** The form for a season's name and number; a season without episodes can be deleted. */
export function SeasonForm({ season }: { readonly season: Season }) {
  const fetcher = useFetcher<FormAnswer>();
  const answer = fetcher.data;
  const errors = formErrors(answer?.error, ["name", "number"]);
  useCloseOnSave(answer);
  return (
    <fetcher.Form
      method="post"
      className="panel editor-panel"
      {...useUnsaved("panel", answer)}
      {...useCheckedForm(answer)}
    >
      <input type="hidden" name="seasonId" value={season.id} />
      <div className="grid gap-4 tablet:grid-cols-[7rem_minmax(0,1fr)]">
        <TextField
          label="Season number"
          name="number"
          inputMode="numeric"
          required
          maxLength={4}
          defaultValue={season.number}
          error={errors.fields.number}
          autoFocus
        />
        <TextField
          label="Name"
          hint="Leave blank to show the number."
          name="name"
          maxLength={200}
          defaultValue={season.name ?? ""}
          error={errors.fields.name}
        />
      </div>
      <div className="acts">
        <Button type="submit" name="intent" value="season" tone="fill" disabled={fetcher.state !== "idle"}>
          Save
        </Button>
        <ButtonLink to="?" tone="plain" preventScrollReset>
          Close
        </ButtonLink>
        {season.episodes.length === 0 ? (
          <Button type="submit" name="intent" value="remove-season" tone="bad" className="ml-auto">
            Delete season
          </Button>
        ) : null}
      </div>
      {errors.form ? (
        <p role="alert" className="text-bad">
          {errors.form}
        </p>
      ) : null}
    </fetcher.Form>
  );
}

/** Closes the panel of a form once the form is saved. */
export function useCloseOnSave(answer: FormAnswer | undefined): void {
  const navigate = useNavigate();
  const isSaved = answer?.ok === true;
  useEffect(() => {
    if (isSaved) navigate("?", { preventScrollReset: true, replace: true });
  }, [isSaved, navigate]);
}
