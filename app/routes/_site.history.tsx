import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { changeHistory } from "#app/components/history/change-history.ts";
import { HistoryPage } from "#app/components/history/history-page.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { forPage, safeReturnPath } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "History · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const cursor = new URL(asking.request.url).searchParams.get("cursor") ?? undefined;
  return { page: await forPage(asking, asking.context.caller.history.list({ cursor })) };
}

/** All changes of the user's own history. A page without scripts returns to its own address. */
export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  await forPage(asking, changeHistory(asking.context.caller, form));
  const to = form.get("to");
  return typeof to === "string" ? redirect(safeReturnPath(to)) : { ok: true };
}

/** An entry that was just removed keeps its slot until the user leaves the page. */
export function shouldRevalidate({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formAction?.startsWith("/history") ? false : defaultShouldRevalidate;
}

export default function History() {
  return <HistoryPage page={useLoaderData<typeof loader>().page} />;
}

export { ErrorPage as ErrorBoundary };
