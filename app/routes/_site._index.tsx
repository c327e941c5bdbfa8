import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { browsePath } from "#app/components/catalog/browse-query.ts";
import { Hero } from "#app/components/catalog/hero.tsx";
import { ContinueRow } from "#app/components/catalog/continue-row.tsx";
import { EmptyCatalog, NothingToPlay } from "#app/components/catalog/empty-catalog.tsx";
import { NextUpRow } from "#app/components/catalog/next-up-row.tsx";
import { Row } from "#app/components/catalog/row.tsx";
import { TitleCard } from "#app/components/catalog/title-card.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { type TitleCard as Title } from "#core/catalog/types.ts";
import { forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { caller, user } = asking.context;
  const [home, mayUpload] = await Promise.all([
    forPage(asking, caller.catalog.home()),
    forPage(asking, caller.uploads.mayUpload()),
  ]);
  return { home, isAdmin: user?.role === "admin", mayUpload };
}

/**
 * A card that was just removed from a row keeps its slot, so that it can be put back there. If the toast puts it back
 * after the user left the page and returned, it has no slot: the row is loaded again.
 */
export function shouldRevalidate(change: ShouldRevalidateFunctionArgs) {
  const { formAction, formData, defaultShouldRevalidate } = change;
  const isHistory = formAction?.startsWith("/history") && formData?.get("intent") !== "unhide";
  return isHistory ? false : defaultShouldRevalidate;
}

/** Home: the hero, then the user's own rows, then new titles, then the genres. */
export default function Home() {
  const { home, isAdmin, mayUpload } = useLoaderData<typeof loader>();
  if (home.titleCount === 0) return <EmptyCatalog isAdmin={isAdmin} mayUpload={mayUpload} />;
  return (
    <>
      {home.hero.length > 0 ? <Hero entries={home.hero} /> : <NothingToPlay isAdmin={isAdmin} />}
      <ContinueRow playables={home.continueWatching} />
      <NextUpRow playables={home.nextUp} />
      <Row heading="New" items={home.newTitles} keyOf={({ id }) => id} allPath="/films">
        {(title, stop) => <TitleCard title={title} stop={stop} />}
      </Row>
      {home.genreRows.map(({ genre, titles }, number) => (
        <Row
          key={genre}
          heading={genre}
          items={titles}
          keyOf={({ id }) => id}
          allPath={genrePath(genre, titles)}
        >
          {(title, stop) => (
            <TitleCard title={title} stop={stop} form={number % 2 === 0 ? "wide" : "poster"} />
          )}
        </Row>
      ))}
    </>
  );
}

/** A row with films leads to the films, a row of series alone to the series: otherwise that page would be empty. */
function genrePath(genre: string, titles: readonly Pick<Title, "kind">[]): string {
  const hasFilms = titles.some(({ kind }) => kind === "movie");
  return browsePath(hasFilms ? "/films" : "/series", { genre });
}

export { ErrorPage as ErrorBoundary };
