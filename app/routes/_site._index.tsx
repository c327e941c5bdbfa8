import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { HomeRows } from "#app/components/home/home-rows.tsx";
import { Hero } from "#app/components/home/hero.tsx";
import { EmptyCatalog, NothingToPlay } from "#app/components/home/empty-catalog.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { hasScope } from "#core/accounts/scopes.ts";
import { forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { caller, user } = asking.context;
  const [home, mayUpload] = await Promise.all([
    forPage(asking, caller.catalog.home()),
    forPage(asking, caller.uploads.mayUpload()),
  ]);
  return { home, isEditor: user !== null && hasScope(user, "catalog"), mayUpload };
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

/** Home: the hero, then the rows. */
export default function Home() {
  const { home, isEditor, mayUpload } = useLoaderData<typeof loader>();
  if (!home.hasTitles) return <EmptyCatalog isEditor={isEditor} mayUpload={mayUpload} />;
  return (
    <>
      {home.hero.length > 0 ? <Hero entries={home.hero} /> : <NothingToPlay isEditor={isEditor} />}
      <HomeRows rows={home.rows} />
    </>
  );
}

export { ErrorPage as ErrorBoundary };
