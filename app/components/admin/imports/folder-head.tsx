import { useFetcher } from "@remix-run/react";
import { useRef, useState } from "react";
import { CorrectFolder } from "#app/components/admin/imports/correct-folder.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";
import { type ImportFile } from "#core/import/runs/types.ts";

interface FolderHeadProps {
  readonly folder: string;
  readonly files: readonly ImportFile[];
  readonly canCorrect: boolean;
}

/** The head of a folder's files, from which all of them are chosen, skipped or corrected. */
export function FolderHead({ folder, files, canCorrect }: FolderHeadProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { submit } = useFetcher<FormAnswer>();
  const fresh = files.filter(({ state }) => state === "new");
  const isChosen = fresh.some((file) => file.isChosen);
  const name = folder === "" ? "Top folder" : folder;
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <header className="import-head">
      <h2 className="wrap-anywhere">{name}</h2>
      {canCorrect && fresh.length > 1 ? (
        <div className="acts">
          <Button
            ref={opener}
            size="small"
            aria-expanded={isOpen}
            aria-label={`Correct all in ${name}`}
            onClick={() => setOpen(!isOpen)}
          >
            Correct all
          </Button>
          <Button
            size="small"
            aria-label={`${isChosen ? "Skip" : "Import"} all in ${name}`}
            onClick={() =>
              submit({ intent: "choose", folder, chosen: isChosen ? "off" : "on" }, { method: "post" })
            }
          >
            {isChosen ? "Skip all" : "Import all"}
          </Button>
        </div>
      ) : null}
      {isOpen && canCorrect ? <CorrectFolder folder={folder} name={name} onClose={close} /> : null}
    </header>
  );
}
