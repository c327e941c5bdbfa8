import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { SearchPage } from "#app/components/search/search-page.tsx";
import { readSearch, SHOWN_OF_A_KIND, SHOWN_OF_EACH_KIND } from "#app/components/search/search-state.ts";
import { forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.query ? `Search: ${data.query}` : "Search"} · Matinee` },
];

export async function loader(asking: LoaderFunctionArgs) {
  const { query, kind } = readSearch(new URL(asking.request.url).searchParams);
  if (query === "") return { query, kind, answer: null };
  const limit = kind ? SHOWN_OF_A_KIND : SHOWN_OF_EACH_KIND;
  const { search } = asking.context.caller;
  const withCrops = kind === null || kind === "line";
  return { query, kind, answer: await forPage(asking, search.catalog({ query, limit, withCrops })) };
}

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}

export { ErrorPage as ErrorBoundary };
