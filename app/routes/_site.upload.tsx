import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { changeUpload } from "#app/components/upload/change-upload.ts";
import { MyVideos } from "#app/components/upload/my-videos.tsx";
import { UploadPage } from "#app/components/upload/upload-page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { forForm, forPage } from "#app/trpc/loader-errors.ts";

export const meta: MetaFunction = () => [{ title: "Upload · Matinee" }];

export async function loader(asking: LoaderFunctionArgs) {
  const { uploads, videos } = asking.context.caller;
  const [mayUpload, unfinished, mine] = await Promise.all([
    forPage(asking, uploads.mayUpload()),
    forPage(asking, uploads.active()),
    forPage(asking, videos.mine({})),
  ]);
  return { mayUpload, unfinished, mine: mine.items };
}

export async function action(asking: ActionFunctionArgs) {
  return forForm(asking, changeUpload(asking.context.caller, await asking.request.formData()));
}

/** A viewer's own uploads, where the site lets them. */
export default function Upload() {
  const { mayUpload, unfinished, mine } = useLoaderData<typeof loader>();
  if (mayUpload) {
    return (
      <div className="admin-page text-sm">
        <UploadPage unfinished={unfinished} />
        <MyVideos videos={mine} />
      </div>
    );
  }
  return (
    <div className="grid min-h-[60svh] content-center px-gutter">
      <EmptyState
        level={1}
        heading="Films come in through the booth"
        actions={<ButtonLink to="/">Home</ButtonLink>}
      >
        <p>In this house only its admins put films on. Ask one of them.</p>
      </EmptyState>
    </div>
  );
}

export { ErrorPage as ErrorBoundary };
