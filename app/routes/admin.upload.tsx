import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { changeUpload } from "#app/components/upload/change-upload.ts";
import { SeriesFields } from "#app/components/upload/series-fields.tsx";
import { UploadPage } from "#app/components/upload/upload-page.tsx";
import { chosenSeriesOf, type UploadSeries } from "#app/components/upload/upload-series.ts";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Upload · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { uploads, admin } = asking.context.caller;
  const search = new URL(asking.request.url).searchParams;
  const [visibility, unfinished, others, choices, series] = await Promise.all([
    forPage(asking, uploads.visibility()),
    forPage(asking, uploads.active()),
    forPage(asking, admin.othersUploads()),
    forPage(asking, admin.titleChoices({ kind: "series" })),
    seriesOf(asking, search.get("series")),
  ]);
  return {
    visibility,
    unfinished,
    others,
    choices,
    series,
    chosen: series && chosenSeriesOf(series, search.get("season")),
  };
}

/** The series that the address names, with its seasons; null without one. Throws a page where it is not there. */
async function seriesOf(asking: LoaderFunctionArgs, titleId: string | null): Promise<UploadSeries | null> {
  if (titleId === null) return null;
  const title = await forPage(asking, asking.context.caller.catalog.title({ titleId }));
  const { id, name, seasons } = title;
  return title.kind === "series"
    ? { id, name, seasons: seasons.map(({ number, name }) => ({ number, name })) }
    : null;
}

export async function action(asking: ActionFunctionArgs) {
  return forForm(asking, changeUpload(asking.context.caller, await asking.request.formData()));
}

export default function AdminUpload() {
  const { visibility, unfinished, others, choices, series, chosen } = useLoaderData<typeof loader>();
  return (
    <UploadPage
      visibility={visibility}
      unfinished={unfinished}
      others={others}
      series={series && chosen ? { name: series.name, chosen } : null}
      seriesFields={<SeriesFields choices={choices} series={series} />}
    />
  );
}

export { ErrorPage as ErrorBoundary };
