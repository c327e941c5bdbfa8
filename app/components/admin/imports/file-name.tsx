import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { fileFacts } from "#app/components/admin/imports/file-words.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";
import { type ImportFile } from "#core/import/runs/types.ts";

interface FileNameProps {
  readonly file: ImportFile;
  readonly canChoose: boolean;
}

/** A file's name, with the box that says whether it is imported. */
export function FileName({ file, canChoose }: FileNameProps) {
  const { submit, data } = useFetcher<FormAnswer>();
  const [isChosen, setChosen] = useState(file.isChosen);
  // Saved, refused, or changed with its folder: the box shows what is stored.
  useEffect(() => setChosen(file.isChosen), [file.isChosen, data]);
  const words = (
    <span className="grid min-w-0">
      <span className="font-semibold wrap-anywhere">{file.fileName}</span>
      <span className="text-xs text-quiet">{fileFacts(file)}</span>
    </span>
  );
  if (!canChoose) return words;
  const toggle = (next: boolean): void => {
    setChosen(next);
    const chosen = next ? "on" : "off";
    submit({ intent: "choose", position: String(file.position), chosen }, { method: "post" });
  };
  return (
    <label className="import-file">
      <input type="checkbox" checked={isChosen} onChange={(event) => toggle(event.currentTarget.checked)} />
      {words}
    </label>
  );
}
