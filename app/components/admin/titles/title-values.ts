import { creditLines } from "#app/components/admin/titles/credit-lines.ts";
import { type FormValues } from "#app/components/admin/titles/autosave/form-values.ts";
import { type TitlePage } from "#core/catalog/types.ts";

/** A title as the fields of its editor hold it. */
export function titleValues(title: TitlePage): FormValues {
  return {
    name: title.name,
    overview: title.overview,
    releaseYear: String(title.releaseYear ?? ""),
    languageTag: title.languageTag ?? "",
    ageRatingYears: String(title.ageRatingYears ?? ""),
    genres: title.genres.join(", "),
    tags: title.tags.join(", "),
    cast: creditLines(title.credits, "cast"),
    crew: creditLines(title.credits, "crew"),
    posterImageId: title.poster?.id ?? "",
    backdropImageId: title.backdrop?.id ?? "",
  };
}

/** The fields of the editor that facts of a metadata service change. */
export function factValues(title: TitlePage): FormValues {
  const { name, overview, releaseYear, ageRatingYears, genres, cast, crew } = titleValues(title);
  return { name, overview, releaseYear, ageRatingYears, genres, cast, crew } as FormValues;
}
