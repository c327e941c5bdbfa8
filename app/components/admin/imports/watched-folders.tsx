import { WatchFolder } from "#app/components/admin/imports/watch-folder.tsx";
import { WatchedLine } from "#app/components/admin/imports/watched-line.tsx";
import { useUnwatch } from "#app/components/admin/imports/use-unwatch.ts";
import { useKeptFocus } from "#app/hooks/use-kept-focus.ts";
import { type WatchedFolder } from "#core/import/watched/schemas.ts";

interface WatchedFoldersProps {
  readonly folders: readonly WatchedFolder[];
  /** The folder that is open on the page; null at the top. */
  readonly openPath: string | null;
}

/** The folders whose new videos are imported by themselves, and the form to add one. */
export function WatchedFolders({ folders, openPath }: WatchedFoldersProps) {
  const unwatch = useUnwatch();
  return (
    <section aria-labelledby="watched-folders">
      <div className="heading">
        <h2 id="watched-folders">Watched folders</h2>
      </div>
      <p className="mb-4 max-w-[60ch] text-soft">
        Scanned every few minutes. New videos are imported once they have been copied completely. Nothing is
        removed from the library.
      </p>
      <ul className="import-list" {...useKeptFocus<HTMLUListElement>(folders.length)}>
        {folders.map((folder) => (
          <WatchedLine key={folder.id} folder={folder} onRemove={() => unwatch(folder)} />
        ))}
      </ul>
      <WatchFolder key={openPath ?? "top"} path={openPath} />
    </section>
  );
}
