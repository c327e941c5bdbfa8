import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { changeImport } from "#app/components/admin/imports/change-import.ts";
import { ImportActions } from "#app/components/admin/imports/import-actions.tsx";
import { ImportHead } from "#app/components/admin/imports/import-head.tsx";
import { ImportTable } from "#app/components/admin/imports/import-table.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { useFreshWhile } from "#app/hooks/use-fresh.ts";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Import · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const importId = asking.params["importId"] ?? "";
  const query = new URL(asking.request.url).searchParams;
  const from = Number(query.get("from") ?? 0);
  const fromPosition = Number.isSafeInteger(from) && from > 0 ? from : 0;
  const onlyProblems = query.has("problems");
  const { admin } = asking.context.caller;
  return { page: await forPage(asking, admin.import({ importId, fromPosition, onlyProblems })) };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  return forForm(asking, changeImport(asking.context.caller, asking.params["importId"] ?? "", form));
}

/** An import: what was found, what becomes of it, and how far it is. It goes on when the page is left. */
export default function ImportPage() {
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const { summary } = page;
  useFreshWhile(summary.state === "looking" || summary.state === "running");
  return (
    <>
      <ImportHead summary={summary} />
      <ImportActions page={page} answer={answer} />
      <ProblemsLink problems={summary.counts} isShown={query.has("problems")} />
      <ImportTable page={page} query={query} />
    </>
  );
}

interface ProblemsLinkProps {
  readonly problems: { readonly refused: number; readonly skipped: number };
  readonly isShown: boolean;
}

/** Among thousands of files, the few that were not imported. */
function ProblemsLink({ problems: { refused, skipped }, isShown }: ProblemsLinkProps) {
  if (!isShown && refused + skipped === 0) return null;
  return (
    <Link to={isShown ? "?" : "?problems"} className="link" preventScrollReset>
      {isShown ? "Show all files" : `Show only problems (${refused + skipped})`}
    </Link>
  );
}

export { ErrorPage as ErrorBoundary };
