import { CorrectCells } from "#app/components/admin/imports/correct-cells.tsx";
import { FileName } from "#app/components/admin/imports/file-name.tsx";
import { fileStateWords } from "#app/components/admin/imports/file-words.ts";
import { FixedCells } from "#app/components/admin/imports/fixed-cells.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { sentence } from "#app/messages/sentence.ts";
import { type ImportFile, type ImportSummary } from "#core/import/runs/types.ts";

interface ImportRowProps {
  readonly file: ImportFile;
  readonly importState: ImportSummary["state"];
}

/** A file of an import: what it becomes, which can be corrected until the import starts, and its result. */
export function ImportRow({ file, importState }: ImportRowProps) {
  const canCorrect = importState === "found" && file.state === "new";
  return (
    <tr data-skipped={!file.isChosen || undefined}>
      <td>
        <FileName file={file} canChoose={canCorrect} />
      </td>
      {canCorrect ? <CorrectCells file={file} /> : <FixedCells file={file} />}
      <td>
        <FileState file={file} importState={importState} />
      </td>
    </tr>
  );
}

const DOTS = {
  new: undefined,
  known: "off",
  left_out: "off",
  imported: "good",
  skipped: "off",
  refused: "bad",
} as const;

function FileState({ file, importState }: ImportRowProps) {
  return (
    <span className="import-state">
      <StatusDot state={file.isChosen ? DOTS[file.state] : "off"} />
      <span className="grid min-w-0">
        <span>{fileStateWords(file, importState)}</span>
        {file.reason ? <span className="text-xs text-quiet">{sentence(file.reason)}</span> : null}
      </span>
    </span>
  );
}
