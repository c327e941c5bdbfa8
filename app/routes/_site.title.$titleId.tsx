import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { FilmPage } from "#app/components/title/film-page.tsx";
import { SeriesPage } from "#app/components/title/series-page.tsx";
import { forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title.name} · Matinee` : "Matinee" },
];

export async function loader(asking: LoaderFunctionArgs) {
  const titleId = asking.params.titleId ?? "";
  return { title: await forPage(asking, asking.context.caller.catalog.title({ titleId })) };
}

/** The page of a film or a series. */
export default function Title() {
  const { title } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const seasonNumber = search.has("season") ? Number(search.get("season")) : null;
  if (title.kind === "movie") return <FilmPage key={title.id} title={title} />;
  return <SeriesPage key={title.id} title={title} seasonNumber={seasonNumber} />;
}

export { ErrorPage as ErrorBoundary };
