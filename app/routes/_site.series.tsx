import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BrowsePage } from "#app/components/browse/browse-page.tsx";
import { loadBrowse } from "#app/components/browse/load-browse.ts";
import { ErrorPage } from "#app/components/layout/error-page.tsx";

export const meta: MetaFunction = () => [{ title: "Series · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  return loadBrowse(asking, "series");
}

export default function Series() {
  return <BrowsePage data={useLoaderData<typeof loader>()} />;
}

export { ErrorPage as ErrorBoundary };
