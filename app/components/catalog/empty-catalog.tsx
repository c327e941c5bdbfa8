import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PrimaryLink } from "#app/components/ui/primary-button.tsx";

/** Home of a site without titles: admins are led to the upload page, viewers read that there is nothing yet. */
export function EmptyCatalog({
  isAdmin,
  mayUpload,
}: {
  readonly isAdmin: boolean;
  readonly mayUpload: boolean;
}) {
  return (
    <div className="grid min-h-[60svh] content-center px-gutter">
      {isAdmin ? (
        <EmptyState
          level={1}
          statusDot="on"
          heading="Your library is empty"
          actions={<PrimaryLink to="/admin/upload" icon="upload" verb="Upload your first video" />}
        >
          <p>You can watch a video a few seconds after it is uploaded.</p>
        </EmptyState>
      ) : (
        <EmptyState
          level={1}
          statusDot="off"
          heading="Nothing to watch yet"
          actions={mayUpload ? <ButtonLink to="/upload">Upload videos</ButtonLink> : undefined}
        >
          <p>Check back later.</p>
        </EmptyState>
      )}
    </div>
  );
}

/** Home of a site whose titles cannot be played yet: the first videos are being processed. */
export function NothingToPlay({ isAdmin }: { readonly isAdmin: boolean }) {
  return (
    <div className="grid min-h-[50svh] content-center px-gutter">
      <EmptyState
        level={1}
        statusDot="on"
        heading="Getting ready"
        actions={isAdmin ? <ButtonLink to="/admin/jobs">View progress</ButtonLink> : undefined}
      >
        <p>The first videos are being processed. They appear here as soon as you can watch them.</p>
      </EmptyState>
    </div>
  );
}
