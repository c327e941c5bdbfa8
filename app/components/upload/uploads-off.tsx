import { ownLine, UnfinishedUploads } from "#app/components/upload/unfinished-uploads.tsx";
import { useUploads } from "#app/components/upload/use-uploads.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { type UploadStatus } from "#core/uploads/types.ts";

interface UploadsOffProps {
  readonly unfinished: readonly UploadStatus[];
}

/** The upload page of a viewer who may not upload. Unfinished uploads from before are listed as stopped. */
export function UploadsOff({ unfinished }: UploadsOffProps) {
  const { settled, queue } = useUploads();
  const hasStopped = unfinished.length > 0;
  return (
    <>
      <div className="grid min-h-[60svh] content-center px-gutter">
        <EmptyState level={1} heading="Only admins can upload" actions={<ButtonLink to="/">Home</ButtonLink>}>
          <p>
            {hasStopped
              ? "An admin turned off uploads by viewers, so your uploads stopped. The uploaded data is kept for now. Ask an admin."
              : "Ask an admin."}
          </p>
        </EmptyState>
      </div>
      {hasStopped ? (
        <div className="admin-page text-sm">
          <UnfinishedUploads
            uploads={unfinished.map(ownLine)}
            settled={settled}
            queue={queue}
            hint="You can resume them when viewers may upload again."
          />
        </div>
      ) : null}
    </>
  );
}
