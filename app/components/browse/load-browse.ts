import { type LoaderFunctionArgs } from "@remix-run/node";
import { readBrowse } from "#app/components/browse/read-browse.ts";
import { forPage } from "#app/trpc/loader-errors.ts";

/** A grid of six or eight rows on a desktop: enough to scroll, small enough to be quick. */
const TITLES_PER_PAGE = 36;

/** What the page of the films, or of the series, shows for its address. */
export async function loadBrowse(asking: LoaderFunctionArgs, kind: "movie" | "series") {
  const { catalog } = asking.context.caller;
  const { filters, sort, cursor } = readBrowse(new URL(asking.request.url).searchParams);
  const [page, facets] = await Promise.all([
    forPage(asking, catalog.browse({ ...filters, kind, sort, cursor, limit: TITLES_PER_PAGE })),
    forPage(asking, catalog.facets({ kind })),
  ]);
  const isEmpty = page.items.length === 0 && cursor === null;
  const loosened = isEmpty ? await forPage(asking, catalog.loosen({ ...filters, kind })) : [];
  return { kind, filters, sort, isFirstPage: cursor === null, page, facets, loosened };
}

export type BrowseData = Awaited<ReturnType<typeof loadBrowse>>;
