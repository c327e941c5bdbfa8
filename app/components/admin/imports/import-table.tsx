import { Link } from "@remix-run/react";
import { FolderHead } from "#app/components/admin/imports/folder-head.tsx";
import { groupFiles } from "#app/components/admin/imports/group-files.ts";
import { ImportRow } from "#app/components/admin/imports/import-row.tsx";
import { type ImportPage } from "#core/import/runs/types.ts";

const COLUMNS = ["File", "Type", "Title", "Year", "Season", "Episode", "Status"];

interface ImportTableProps {
  readonly page: ImportPage;
  readonly query: URLSearchParams;
}

/** The files that an import found, by folder, with what each becomes. Until it starts they can be corrected. */
export function ImportTable({ page: { files, nextPosition, summary }, query }: ImportTableProps) {
  return (
    <>
      {groupFiles(files).map(({ folder, files: inFolder }) => (
        <section key={inFolder[0]?.position} className="import-folder" aria-label={folder || summary.folder}>
          <FolderHead folder={folder} files={inFolder} canCorrect={summary.state === "found"} />
          <table className="table imports">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {inFolder.map((file) => (
                <ImportRow key={file.position} file={file} importState={summary.state} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <Pages query={query} nextPosition={nextPosition} />
    </>
  );
}

function Pages({ query, nextPosition }: Pick<ImportTableProps, "query"> & { nextPosition: number | null }) {
  const to = (from: number): string => {
    const next = new URLSearchParams(query);
    if (from === 0) next.delete("from");
    else next.set("from", String(from));
    return `?${next}`;
  };
  if (!query.has("from") && nextPosition === null) return null;
  return (
    <nav aria-label="Pages" className="acts mt-6">
      {query.has("from") ? (
        <Link className="button" to={to(0)}>
          First files
        </Link>
      ) : null}
      {nextPosition === null ? null : (
        <Link className="button" to={to(nextPosition)}>
          Next files
        </Link>
      )}
    </nav>
  );
}
