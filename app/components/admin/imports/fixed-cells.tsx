import { Link } from "@remix-run/react";
import { KIND_NAMES, numbersWords } from "#app/components/admin/imports/file-words.ts";
import { NarrowLabel } from "#app/components/admin/imports/narrow-label.tsx";
import { type ImportFile } from "#core/import/runs/types.ts";

/** What a file became, or would become, where that cannot be corrected any more. */
export function FixedCells({ file: { location, titleId } }: { readonly file: ImportFile }) {
  const name = location?.name ?? "";
  return (
    <>
      <td>{location ? KIND_NAMES[location.kind] : ""}</td>
      <td>
        {titleId ? (
          <Link to={`/title/${titleId}`} className="link">
            {name === "" ? "View title" : name}
          </Link>
        ) : (
          name
        )}
        {location?.detail ? <span className="block text-xs text-quiet">{location.detail}</span> : null}
      </td>
      <NumberCell label="Year" value={location?.releaseYear?.toString() ?? ""} />
      <NumberCell label="Season" value={location?.season?.toString() ?? ""} />
      <NumberCell label="Episode" value={numbersWords(location)} />
    </>
  );
}

function NumberCell({ label, value }: { readonly label: string; readonly value: string }) {
  if (value === "") return <td />;
  return (
    <td>
      <NarrowLabel words={label} />
      {value}
    </td>
  );
}
