import { Link } from "@remix-run/react";
import { type UploadItem } from "#app/components/upload/transfer/upload-item.ts";
import { type UploadQueue } from "#app/components/upload/transfer/upload-queue.ts";
import { Button } from "#app/components/ui/button.tsx";
import { type SameFile } from "#core/uploads/types.ts";

interface SameFileQuestionProps {
  readonly item: UploadItem;
  readonly same: SameFile;
  readonly queue: () => UploadQueue;
}

/** Asks whether a file that is in the library, or uploading under another name, is to be uploaded anyway. */
export function SameFileQuestion({ item: { id, fileName }, same, queue }: SameFileQuestionProps) {
  return (
    <div className="col-span-full grid gap-2">
      <p className="text-xs leading-text text-soft" role="status">
        {same.titleId === null ? (
          `This file is already uploading as ${same.name}.`
        ) : (
          <>
            This file is already in your library as{" "}
            <Link to={`/title/${same.titleId}`} className="link">
              {same.name}
            </Link>
            .
          </>
        )}{" "}
        Upload anyway?
      </p>
      <div className="acts">
        <Button size="small" aria-label={`Upload ${fileName} anyway`} onClick={() => queue().confirm(id)}>
          Upload anyway
        </Button>
        <Button
          size="small"
          tone="plain"
          aria-label={`Don't upload ${fileName}`}
          onClick={() => queue().remove(id)}
        >
          Don't upload
        </Button>
      </div>
    </div>
  );
}
