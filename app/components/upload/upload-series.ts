import { type ChosenSeries } from "#core/uploads/types.ts";

/** The series that uploads are added to, with the seasons that it has. */
export interface UploadSeries {
  readonly id: string;
  readonly name: string;
  readonly seasons: readonly { readonly number: number; readonly name: string | null }[];
}

/** What an upload is begun with, by the address of the upload page: its series and the value of `season`. */
export function chosenSeriesOf(series: UploadSeries, season: string | null): ChosenSeries {
  return { titleId: series.id, seasonNumber: /^\d{1,4}$/.test(season ?? "") ? Number(season) : null };
}
