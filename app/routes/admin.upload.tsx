import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { changeUpload } from "#app/components/upload/change-upload.ts";
import { UploadPage } from "#app/components/upload/upload-page.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Upload · Admin · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { uploads, admin } = asking.context.caller;
  const [visibility, unfinished, others] = await Promise.all([
    forPage(asking, uploads.visibility()),
    forPage(asking, uploads.active()),
    forPage(asking, admin.othersUploads()),
  ]);
  return { visibility, unfinished, others };
}

export async function action(asking: ActionFunctionArgs) {
  return forForm(asking, changeUpload(asking.context.caller, await asking.request.formData()));
}

export default function AdminUpload() {
  const { visibility, unfinished, others } = useLoaderData<typeof loader>();
  return <UploadPage visibility={visibility} unfinished={unfinished} others={others} />;
}

export { ErrorPage as ErrorBoundary };
