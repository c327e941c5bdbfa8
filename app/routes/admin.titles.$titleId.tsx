import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { changeTitle } from "#app/components/admin/change-title.ts";
import { filesOf } from "#app/components/admin/files-of-title.ts";
import { TitleEditor } from "#app/components/admin/title-editor.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title.name} · Booth · Matinee` : "Booth · Matinee" },
];

export async function loader(asking: LoaderFunctionArgs) {
  const titleId = asking.params.titleId ?? "";
  const { caller } = asking.context;
  const title = await forPage(asking, caller.catalog.title({ titleId }));
  const [images, files] = await Promise.all([
    forPage(asking, caller.admin.titleImages({ titleId })),
    forPage(asking, filesOf(caller, title)),
  ]);
  return { title, images, files };
}

export async function action(asking: ActionFunctionArgs) {
  const form = await asking.request.formData();
  form.set("titleId", asking.params.titleId ?? "");
  return forForm(asking, changeTitle(asking.context.caller, form));
}

/** A title that was just deleted keeps its desk, so that it can be put back. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const intent = formData?.get("intent");
  return intent === "delete" || intent === "undo" ? false : defaultShouldRevalidate;
}

/** The desk of one title. */
export default function Editor() {
  const data = useLoaderData<typeof loader>();
  return <TitleEditor key={data.title.id} {...data} answer={useActionData<typeof action>()} />;
}

export { ErrorPage as ErrorBoundary };
