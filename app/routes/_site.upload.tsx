import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { changeUpload } from "#app/components/upload/change-upload.ts";
import { MyVideos } from "#app/components/upload/my-videos.tsx";
import { UploadPage } from "#app/components/upload/upload-page.tsx";
import { UploadsOff } from "#app/components/upload/uploads-off.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Upload · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { uploads, videos } = asking.context.caller;
  const [mayUpload, visibility, unfinished, mine] = await Promise.all([
    forPage(asking, uploads.mayUpload()),
    forPage(asking, uploads.visibility()),
    forPage(asking, uploads.active()),
    forPage(asking, videos.mine({})),
  ]);
  return { mayUpload, visibility, unfinished, mine: mine.items };
}

export async function action(asking: ActionFunctionArgs) {
  return forForm(asking, changeUpload(asking.context.caller, await asking.request.formData()));
}

/** The upload page of viewers, where the settings allow viewers to upload. */
export default function Upload() {
  const { mayUpload, visibility, unfinished, mine } = useLoaderData<typeof loader>();
  if (!mayUpload) return <UploadsOff unfinished={unfinished} />;
  return (
    <div className="admin-page text-sm">
      <UploadPage visibility={visibility} unfinished={unfinished} />
      <MyVideos videos={mine} />
    </div>
  );
}

export { ErrorPage as ErrorBoundary };
