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

export const meta: MetaFunction = () => [{ title: "My things · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const cursor = new URL(asking.request.url).searchParams.get("cursor") ?? undefined;
  return { page: await forPage(asking, asking.context.caller.history.list({ cursor })) };
}

/** Everything that one changes in one's own history. A page without scripts goes back to where it was. */
export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  await forPage(asking, changeHistory(asking.context.caller, form));
  const to = form.get("to");
  return typeof to === "string" ? redirect(safeReturnPath(to)) : { ok: true };
}

/** What was just removed keeps its seat until one moves on. */
export function shouldRevalidate({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formAction?.startsWith("/history") ? false : defaultShouldRevalidate;
}

export default function History() {
  return <HistoryPage page={useLoaderData<typeof loader>().page} />;
}

export { ErrorPage as ErrorBoundary };
