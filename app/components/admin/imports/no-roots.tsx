import { EmptyState } from "#app/components/ui/empty-state.tsx";

/** Says how to open folders to imports, where the server opens none, or none that exists. */
export function NoRoots({ isConfigured }: { readonly isConfigured: boolean }) {
  return (
    <EmptyState heading={isConfigured ? "Folders not found" : "No folders to import from"} statusDot="off">
      <p>
        {isConfigured
          ? "None of the folders in MATINEE_IMPORT_ROOTS exists on this server. Check the paths, and that their disks are mounted."
          : "For security, Matinee imports only from folders that the server’s owner allows. Set MATINEE_IMPORT_ROOTS to the folders with your videos, with a colon between two, and restart Matinee:"}
      </p>
      {isConfigured ? null : (
        <p>
          <code className="mono wrap-anywhere">MATINEE_IMPORT_ROOTS=/mnt/films:/mnt/series</code>
        </p>
      )}
    </EmptyState>
  );
}
