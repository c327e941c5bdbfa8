import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { changeTitle } from "#app/components/admin/titles/change-title.ts";
import { TitlesTable } from "#app/components/admin/titles/titles-table.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PrimaryLink } from "#app/components/ui/primary-button.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Titles · Booth · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const cursor = new URL(asking.request.url).searchParams.get("cursor");
  return { page: await forPage(asking, asking.context.caller.admin.titles({ cursor })) };
}

export async function action(asking: ActionFunctionArgs) {
  return forForm(asking, changeTitle(asking.context.caller, await asking.request.formData()));
}

/** What was just deleted keeps its line, so that it can be put back; also where it was the only one. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get("intent") === "delete" ? false : defaultShouldRevalidate;
}

/** Every title of the site, whatever its visibility. */
export default function Titles() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <>
      <header className="admin-head">
        <h1 className="display">What the house has</h1>
        {page.items.length > 0 ? (
          <div className="acts">
            <ButtonLink to="/admin/upload">Upload films</ButtonLink>
          </div>
        ) : null}
      </header>
      {page.items.length === 0 ? (
        <EmptyState
          heading="No title yet"
          statusDot="off"
          actions={<PrimaryLink to="/admin/upload" icon="upload" verb="Upload the first film" />}
        >
          <p>Films come in by upload, or from a folder with the command line.</p>
        </EmptyState>
      ) : (
        <TitlesTable page={page} />
      )}
    </>
  );
}

export { ErrorPage as ErrorBoundary };
