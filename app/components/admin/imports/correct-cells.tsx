import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { CellField } from "#app/components/admin/imports/cell-field.tsx";
import { KindSelect, type Kind } from "#app/components/admin/imports/kind-select.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";
import { type ImportFile } from "#core/import/runs/types.ts";

/** What a file becomes, in fields that save themselves: the type when it is chosen, the others when they are left. */
export function CorrectCells({ file }: { readonly file: ImportFile }) {
  const { location, fileName } = file;
  const { submit, data } = useFetcher<FormAnswer>();
  const [kind, setKind] = useState<Kind>(location?.kind ?? "movie");
  const save = (row: HTMLTableRowElement | null, newKind: Kind): void =>
    submit(
      { intent: "correct", position: String(file.position), kind: newKind, ...editedIn(row) },
      { method: "post" },
    );
  const saveField = (field: HTMLInputElement): void => {
    if (isEdited(field) && field.reportValidity()) save(field.closest("tr"), kind);
  };
  const field = (name: string, label: string, value: string | number | null | undefined) => ({
    ...{ name, label, fileName, value: String(value ?? ""), onLeave: saveField },
  });
  return (
    <>
      <td>
        <KindSelect
          {...{ kind, fileName, isExtra: location?.kind === "extra" }}
          onChoose={(next, select) => {
            setKind(next);
            save(select.closest("tr"), next);
          }}
        />
      </td>
      <td>
        <CellField {...field("name", "Title", location?.name)} maxLength={200} required />
        {location?.detail ? <span className="text-xs text-quiet">{location.detail}</span> : null}
        {data?.error ? (
          <span role="alert" className="block text-xs text-bad">
            {data.error.message}
          </span>
        ) : null}
      </td>
      <td>
        <CellField {...field("year", "Year", location?.releaseYear)} {...YEAR} />
      </td>
      <td>
        {kind === "episode" ? (
          <CellField {...field("season", "Season", location?.season)} {...NUMBER} />
        ) : null}
      </td>
      <td>
        {kind === "episode" ? (
          <CellField {...field("episode", "Episode", location?.episode)} {...NUMBER} />
        ) : null}
      </td>
    </>
  );
}

const YEAR = {
  inputMode: "numeric",
  pattern: "\\d{4}",
  maxLength: 4,
  title: "A year, such as 1999",
} as const;
const NUMBER = { ...YEAR, pattern: "\\d{1,4}", title: "A number", required: true } as const;

const isEdited = (field: HTMLInputElement): boolean => field.value !== field.defaultValue;

/**
 * The fields of a row that differ from what is stored, not only the one that was left: the season of an episode that
 * has no number yet was refused, and is sent again with its number.
 */
function editedIn(row: HTMLTableRowElement | null): Record<string, string> {
  const fields = [...(row?.querySelectorAll<HTMLInputElement>("input.import-cell") ?? [])];
  return Object.fromEntries(
    fields.filter((one) => isEdited(one) && one.checkValidity()).map(({ name, value }) => [name, value]),
  );
}
