import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeDeleted } from "#app/components/admin/deleted/change-deleted.ts";
import { DeletedTable } from "#app/components/admin/deleted/deleted-table.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useFresh } from "#app/hooks/use-fresh.ts";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Deleted · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const cursor = new URL(asking.request.url).searchParams.get("cursor");
  return { page: await forPage(asking, asking.context.caller.admin.deleted({ cursor })) };
}

export async function action(asking: ActionFunctionArgs) {
  return forForm(asking, changeDeleted(asking.context.caller, await asking.request.formData()));
}

/** What is deleted, for the 7 days in which it can be restored. */
export default function Deleted() {
  const { page } = useLoaderData<typeof loader>();
  useFresh();
  return (
    <>
      <header className="admin-head">
        <h1 className="display" id="deleted" tabIndex={-1}>
          Deleted
        </h1>
        <div className="acts">
          <ButtonLink to="/admin/titles">Back to library</ButtonLink>
        </div>
      </header>
      {page.items.length === 0 ? (
        <EmptyState heading="Nothing is deleted" statusDot="off">
          <p>What you delete can be restored from here for 7 days.</p>
        </EmptyState>
      ) : (
        <DeletedTable page={page} />
      )}
    </>
  );
}

export { ErrorPage as ErrorBoundary };
