import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { changeTitle } from "#app/components/admin/titles/change-title.ts";
import {
  isNarrowed,
  librarySearchParams,
  readLibrarySearch,
} from "#app/components/admin/titles/library/library-search.ts";
import { LibraryToolbar } from "#app/components/admin/titles/library/library-toolbar.tsx";
import { TitlesTable } from "#app/components/admin/titles/titles-table.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PrimaryLink } from "#app/components/ui/primary-button.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Library · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { searchParams } = new URL(asking.request.url);
  const search = readLibrarySearch(searchParams);
  const { admin } = asking.context.caller;
  const cursor = searchParams.get("cursor");
  const [page, count, owners] = await Promise.all([
    forPage(asking, admin.titles({ ...search, cursor })),
    forPage(asking, admin.countTitles(search.filter)),
    forPage(asking, admin.titleOwners()),
  ]);
  return { page, search, count, owners };
}

export async function action(asking: ActionFunctionArgs) {
  return forForm(asking, changeTitle(asking.context.caller, await asking.request.formData()));
}

/** A title that was just deleted keeps its line, so that it can be restored; also where it was the only one. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get("intent") === "delete" ? false : defaultShouldRevalidate;
}

/** Every title of the site, whatever its visibility. */
export default function Titles() {
  const { page, search, count, owners } = useLoaderData<typeof loader>();
  const isEmpty = page.items.length === 0 && !isNarrowed(search);
  return (
    <>
      <header className="admin-head">
        <h1 className="display">Library</h1>
        <div className="acts">
          <ButtonLink to="/admin/titles/deleted" tone="plain">
            Deleted
          </ButtonLink>
          {page.items.length > 0 ? <ButtonLink to="/admin/upload">Upload videos</ButtonLink> : null}
        </div>
      </header>
      {isEmpty ? null : <LibraryToolbar search={search} owners={owners} count={count} />}
      {isEmpty ? (
        <EmptyState
          heading="Your library is empty"
          statusDot="off"
          actions={<PrimaryLink to="/admin/upload" icon="upload" verb="Upload your first video" />}
        >
          <p>Upload videos, or import a folder with the command line.</p>
        </EmptyState>
      ) : (
        <TitlesTable key={librarySearchParams(search)} page={page} search={search} count={count} />
      )}
    </>
  );
}

export { ErrorPage as ErrorBoundary };
