import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BrowsePage } from "#app/components/catalog/browse-page.tsx";
import { browseQuery } from "#app/components/catalog/browse-query.ts";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Films · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { catalog } = asking.context.caller;
  const query = browseQuery(asking.request, "movie");
  const [page, genres] = await Promise.all([
    forPage(asking, catalog.titles(query)),
    forPage(asking, catalog.genres({ kind: "movie" })),
  ]);
  return { page, genres, genre: query.genre ?? null };
}

export default function Films() {
  return <BrowsePage {...useLoaderData<typeof loader>()} heading="Films" path="/films" plural="films" />;
}

export { ErrorPage as ErrorBoundary };
