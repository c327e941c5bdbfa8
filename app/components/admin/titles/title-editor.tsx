import { type SubtitleItem } from "#core/subtitles/types.ts";
import { Form } from "@remix-run/react";
import { DeleteTitle } from "#app/components/admin/titles/delete-title.tsx";
import { BecomeEpisode } from "#app/components/admin/titles/series/become-episode.tsx";
import { ArtworkPicker } from "#app/components/admin/artwork/artwork-picker.tsx";
import { FindFacts } from "#app/components/admin/metadata/find-facts.tsx";
import { type Still } from "#app/components/admin/titles/editor-types.ts";
import { SeasonsEditor } from "#app/components/admin/titles/series/seasons-editor.tsx";
import { type Choice } from "#app/components/admin/titles/title-choice.ts";
import { TitleFields } from "#app/components/admin/titles/title-fields.tsx";
import { TitleFiles } from "#app/components/admin/titles/title-files.tsx";
import { SaveLine } from "#app/components/admin/titles/autosave/save-line.tsx";
import { useAutosave } from "#app/components/admin/titles/autosave/use-autosave.ts";
import { factValues, titleValues } from "#app/components/admin/titles/title-values.ts";
import { VersionsEditor } from "#app/components/admin/titles/versions-editor.tsx";
import { UnsavedGuard } from "#app/components/admin/titles/unsaved.tsx";
import { VisibilityChoice } from "#app/components/admin/titles/visibility-choice.tsx";
import { useAfterReload } from "#app/hooks/use-after-reload.ts";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { formErrors } from "#app/components/sign-in/form-errors.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { type TitlePage } from "#core/catalog/types.ts";
import { type VideoDetail } from "#core/videos/types.ts";

interface TitleEditorProps {
  readonly title: TitlePage;
  readonly images: readonly Still[];
  /** The stills of the open episode. */
  readonly stills: readonly Still[];
  /** For a series the films that can be added to it, for a film the series that it can be added to. */
  readonly choices: readonly Choice[];
  readonly files: readonly VideoDetail[];
  readonly subtitles: readonly SubtitleItem[];
}

const fieldNames = [
  "name",
  "overview",
  "releaseYear",
  "languageTag",
  "ageRatingYears",
  "genres",
  "tags",
  "credits",
];

/** The editor of a title: its fields, images, episodes, visibility and files. */
export function TitleEditor(props: TitleEditorProps) {
  const { title, stills, choices, files, subtitles } = props;
  const film = title.playables.find(({ kind }) => kind === "movie");
  return (
    <UnsavedGuard>
      <header className="admin-head">
        <h1 className="display" lang={title.languageTag ?? undefined}>
          {title.name}
        </h1>
        <div className="acts">
          <ButtonLink to={`/title/${title.id}`}>View page</ButtonLink>
        </div>
      </header>
      <div className="two-columns">
        <div>
          <TitleForm {...props} />
          {title.kind === "series" ? <SeasonsEditor title={title} stills={stills} films={choices} /> : null}
          <TitleFiles files={files} subtitles={subtitles} />
        </div>
        <div>
          <VisibilityChoice title={title} />
          <VersionsEditor versions={film?.versions ?? []} Heading="h2" />
          {title.kind === "movie" ? <BecomeEpisode filmId={title.id} series={choices} /> : null}
          <DeleteTitle title={title} />
        </div>
      </div>
    </UnsavedGuard>
  );
}

function TitleForm({ title, images }: TitleEditorProps) {
  // It saves by itself, so an answer must not move the focus away from what is typed now.
  const checked = useCheckedForm(undefined);
  const { step, error, onChange, save, retry, takeTheirs, adopt, undo } = useAutosave(checked.ref);
  const reload = useAfterReload(() => adopt(factValues(title)));
  const errors = formErrors(error ?? undefined, fieldNames);
  return (
    <Form
      {...checked}
      method="post"
      className="grid gap-10"
      id="title"
      onChange={onChange}
      onBlur={() => (step === "unsaved" ? save() : undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        retry();
      }}
    >
      <input type="hidden" name="intent" value="edit" />
      <FindFacts title={title} onSaved={reload} />
      <TitleFields title={title} errors={errors.fields} />
      <ArtworkPicker
        target={{ kind: "backdrop", titleId: title.id }}
        title={title}
        heading="Backdrop"
        name="backdropImageId"
        images={images.filter(({ kind }) => kind !== "poster")}
        chosenId={title.backdrop?.id ?? null}
      />
      <ArtworkPicker
        target={{ kind: "poster", titleId: title.id }}
        title={title}
        heading="Poster"
        name="posterImageId"
        images={images.filter(({ kind }) => kind !== "backdrop")}
        chosenId={title.poster?.id ?? null}
      />
      <SaveLine
        step={step}
        message={errors.form ?? Object.values(errors.fields)[0] ?? error?.message ?? null}
        onRetry={retry}
        onTheirs={() => takeTheirs(titleValues(title))}
        onUndo={undo}
      />
    </Form>
  );
}
