import { creditLines } from "#app/components/admin/titles/credit-lines.ts";
import { languageOptions } from "#app/components/admin/titles/language-options.ts";
import { WordField } from "#app/components/admin/titles/word-field.tsx";
import { ageOptions } from "#app/components/admin/titles/age-options.ts";
import { TextAreaField, TextField } from "#app/components/ui/fields/field.tsx";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";
import { type TitlePage, type Credit } from "#core/catalog/types.ts";

interface TitleFieldsProps {
  readonly title: TitlePage;
  readonly errors: Readonly<Record<string, string>>;
}

/** The fields for a title's name, synopsis, year, language, genres and credits. */
export function TitleFields({ title, errors }: TitleFieldsProps) {
  return (
    <section aria-label="Details" className="grid gap-4 tablet:grid-cols-2">
      <TextField
        className="tablet:col-span-2"
        label="Title"
        name="name"
        required
        maxLength={200}
        defaultValue={title.name}
        error={errors.name}
      />
      <TextAreaField
        className="tablet:col-span-2"
        label="Synopsis"
        name="overview"
        rows={4}
        maxLength={5_000}
        defaultValue={title.overview}
        error={errors.overview}
      />
      <TextField
        label="Year"
        name="releaseYear"
        inputMode="numeric"
        maxLength={4}
        defaultValue={title.releaseYear ?? ""}
        error={errors.releaseYear}
      />
      <SelectField
        label="Title language"
        name="languageTag"
        defaultValue={title.languageTag ?? ""}
        options={languageOptions(title.languageTag)}
        error={errors.languageTag}
      />
      <SelectField
        label="Age rating"
        name="ageRatingYears"
        defaultValue={String(title.ageRatingYears ?? "")}
        options={ageOptions(title.ageRatingYears)}
        error={errors.ageRatingYears}
      />
      <WordFields title={title} errors={errors} />
      <CreditsField title={title} kind="cast" label="Cast" example="Hollis: Edmund Saar" />
      <CreditsField title={title} kind="crew" label="Crew" example="Directed by: Lucía Farrow-Ibarra" />
      {errors.credits ? (
        <p role="alert" className="text-xs text-bad tablet:col-span-2">
          {errors.credits}
        </p>
      ) : null}
    </section>
  );
}

function WordFields({ title, errors }: TitleFieldsProps) {
  return (
    <>
      <WordField
        kind="genre"
        className="tablet:col-span-2"
        label="Genres"
        hint="Separate with commas: Drama, Mystery."
        name="genres"
        maxLength={500}
        defaultValue={title.genres.join(", ")}
        error={errors.genres}
      />
      <WordField
        kind="tag"
        className="tablet:col-span-2"
        label="Tags"
        hint="Separate with commas: based on a novel, noir."
        name="tags"
        maxLength={500}
        defaultValue={title.tags.join(", ")}
        error={errors.tags}
      />
    </>
  );
}

interface CreditsFieldProps {
  readonly title: TitlePage;
  readonly kind: Credit["kind"];
  readonly label: string;
  readonly example: string;
}

function CreditsField({ title, kind, label, example }: CreditsFieldProps) {
  return (
    <WordField
      kind="person"
      label={label}
      hint={`One per line: ${example}`}
      name={kind}
      maxLength={40_000}
      defaultValue={creditLines(title.credits, kind)}
    />
  );
}
