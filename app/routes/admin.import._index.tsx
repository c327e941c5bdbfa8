import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { choiceOf } from "#app/components/admin/imports/change-import.ts";
import { ChooseFolder } from "#app/components/admin/imports/choose-folder.tsx";
import { NoRoots } from "#app/components/admin/imports/no-roots.tsx";
import { RecentImports } from "#app/components/admin/imports/recent-imports.tsx";
import { WatchedFolders } from "#app/components/admin/imports/watched-folders.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { textOf } from "#app/components/sign-in/form-errors.ts";
import { useFresh } from "#app/hooks/use-fresh.ts";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Import · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { admin } = asking.context.caller;
  const path = new URL(asking.request.url).searchParams.get("at");
  const [imports, watched] = await forPage(asking, Promise.all([admin.imports(), admin.watchedFolders()]));
  const opened = await forForm(asking, admin.importFolders({ path }));
  if (opened.ok) return { list: opened.answer, error: null, imports, watched };
  // A folder that is not there any more, or not allowed: said above the ones that are.
  const list = await forPage(asking, admin.importFolders({ path: null }));
  return { list, error: opened.error.message, imports, watched };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  const { admin } = asking.context.caller;
  switch (textOf(form, "intent")) {
    case "watch":
      return forForm(asking, admin.addWatchedFolder({ folder: textOf(form, "folder"), ...choiceOf(form) }));
    case "unwatch":
      return forForm(asking, admin.removeWatchedFolder({ watchedFolderId: textOf(form, "watchedFolderId") }));
  }
  const result = await forForm(asking, admin.beginImport({ folder: textOf(form, "folder") }));
  return result.ok ? redirect(`/admin/import/${result.answer.importId}`) : result;
}

/** Chooses a folder of the server to import from; the imports so far. */
export default function Import() {
  const { list, error, imports, watched } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFresh();
  const hasRoots = list.path !== null || list.folders.length > 0;
  return (
    <>
      <header className="admin-head">
        <h1 className="display">Import</h1>
      </header>
      <div className="two-columns">
        <div>
          {hasRoots ? (
            <ChooseFolder list={list} error={answer?.error?.message ?? error} answer={answer} />
          ) : (
            <NoRoots isConfigured={list.isConfigured} />
          )}
        </div>
        <div>
          {hasRoots || watched.length > 0 ? <WatchedFolders folders={watched} openPath={list.path} /> : null}
          <RecentImports imports={imports} />
        </div>
      </div>
    </>
  );
}

export { ErrorPage as ErrorBoundary };
