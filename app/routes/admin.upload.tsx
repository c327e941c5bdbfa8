import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { dropUpload } from "#app/components/upload/drop-upload.ts";
import { UploadDesk } from "#app/components/upload/upload-desk.tsx";
import { forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Upload · Booth · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  return { unfinished: await forPage(asking, asking.context.caller.uploads.active()) };
}

export async function action(asking: ActionFunctionArgs) {
  await forPage(asking, dropUpload(asking.context.caller, await asking.request.formData()));
  return { ok: true };
}

export default function AdminUpload() {
  return <UploadDesk unfinished={useLoaderData<typeof loader>().unfinished} />;
}

export { ErrorPage as ErrorBoundary };
