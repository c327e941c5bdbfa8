import { creditLines } from "#app/components/admin/titles/credit-lines.ts";
import { TextAreaField, TextField } from "#app/components/ui/field.tsx";
import { type Credit } from "#core/catalog/credits.ts";
import { type TitlePage } from "#core/catalog/types.ts";

interface TitleFieldsProps {
  readonly title: TitlePage;
  readonly errors: Readonly<Record<string, string>>;
}

/** What a title is called and what it is about. */
export function TitleFields({ title, errors }: TitleFieldsProps) {
  return (
    <section aria-label="What it is" className="grid gap-4 tablet:grid-cols-2">
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
        label="What it is about"
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
      <TextField
        label="Language of the title"
        hint="A tag such as en, de or pt-BR. Screen readers speak it so."
        name="languageTag"
        maxLength={35}
        defaultValue={title.languageTag ?? ""}
        error={errors.languageTag}
      />
      <TextField
        className="tablet:col-span-2"
        label="Genres"
        hint="Between commas: Drama, Mystery."
        name="genres"
        maxLength={500}
        defaultValue={title.genres.join(", ")}
        error={errors.genres}
      />
      <CreditsField title={title} kind="cast" label="Who plays in it" example="Hollis: Edmund Saar" />
      <CreditsField
        title={title}
        kind="crew"
        label="Who made it"
        example="Directed by: Lucía Farrow-Ibarra"
      />
      {errors.credits ? (
        <p role="alert" className="text-xs text-bad tablet:col-span-2">
          {errors.credits}
        </p>
      ) : null}
    </section>
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
    <TextAreaField
      label={label}
      hint={`A line each: ${example}`}
      name={kind}
      rows={5}
      maxLength={40_000}
      defaultValue={creditLines(title.credits, kind)}
    />
  );
}
