import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyPage } from "#app/components/ui/empty-page.tsx";
import { PrimaryLink } from "#app/components/ui/primary-button.tsx";

/** Home of a site without titles: admins are led to the upload page, viewers read that there is nothing yet. */
export function EmptyCatalog({
  isEditor,
  mayUpload,
}: {
  readonly isEditor: boolean;
  readonly mayUpload: boolean;
}) {
  return isEditor ? (
    <EmptyPage
      level={1}
      statusDot="on"
      heading="Your library is empty"
      actions={<PrimaryLink to="/admin/upload" icon="upload" verb="Upload your first video" />}
    >
      <p>You can watch a video a few seconds after it is uploaded.</p>
    </EmptyPage>
  ) : (
    <EmptyPage
      level={1}
      statusDot="off"
      heading="Nothing to watch yet"
      actions={mayUpload ? <ButtonLink to="/upload">Upload videos</ButtonLink> : undefined}
    >
      <p>Check back later.</p>
    </EmptyPage>
  );
}

/** Home of a site whose titles cannot be played yet: the first videos are being processed. */
export function NothingToPlay({ isEditor }: { readonly isEditor: boolean }) {
  return (
    <EmptyPage
      level={1}
      statusDot="on"
      heading="Getting ready"
      actions={isEditor ? <ButtonLink to="/admin">View progress</ButtonLink> : undefined}
    >
      <p>The first videos are being processed. They appear here as soon as you can watch them.</p>
    </EmptyPage>
  );
}
