import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PrimaryLink } from "#app/components/ui/primary-button.tsx";

/** Home of a site without a title: its owner is shown how to begin, a guest that there is nothing yet. */
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
          heading="The house is open, the screen is dark"
          actions={<PrimaryLink to="/admin/upload" icon="upload" verb="Upload the first film" />}
        >
          <p>Put on the first film. It can be watched a few seconds after it is here.</p>
        </EmptyState>
      ) : (
        <EmptyState
          level={1}
          statusDot="off"
          heading="Nothing on the bill yet"
          actions={mayUpload ? <ButtonLink to="/upload">Upload a film of yours</ButtonLink> : undefined}
        >
          <p>Nobody has put on a film so far. Look in again later.</p>
        </EmptyState>
      )}
    </div>
  );
}

/** Titles are there, but nothing of them can be played yet: the first film is on the bench. */
export function NothingToPlay({ isAdmin }: { readonly isAdmin: boolean }) {
  return (
    <div className="grid min-h-[50svh] content-center px-gutter">
      <EmptyState
        level={1}
        statusDot="on"
        heading="The projector is warming up"
        actions={isAdmin ? <ButtonLink to="/admin/jobs">How far it is</ButtonLink> : undefined}
      >
        <p>What came in is being prepared. It stands here as soon as its first minute is ready.</p>
      </EmptyState>
    </div>
  );
}
