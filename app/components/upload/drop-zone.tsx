import { useRef, useState, type DragEvent } from "react";
import { filesOfDrop } from "#app/components/upload/files-of-drop.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { PrimaryButton } from "#app/components/ui/primary-button.tsx";
import { ACCEPTED_FORMATS } from "#core/uploads/files/accepted-formats.ts";
import { ACCEPTED_EXTENSIONS } from "#core/uploads/files/accepted-media.ts";

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Large while there is nothing else on the page. */
  readonly isLarge: boolean;
  /** What the files become, where that is not a film each. */
  readonly hint?: string;
}

const accept = ["video/*", ...ACCEPTED_EXTENSIONS.map((ending) => `.${ending}`)].join(",");

/** The area where files and folders are dropped, or chosen with a button. */
export function DropZone({ onFiles, isLarge, hint }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const { isOver, handlers } = useDrop(onFiles);
  const choose = (): void => input.current?.click();
  return (
    <div
      className="drop"
      data-over={isOver || undefined}
      data-size={isLarge ? "page" : undefined}
      {...handlers}
    >
      <Icon name="upload" />
      <div className="words">
        <p>
          <b className="font-semibold">
            {isLarge ? "Drop files or folders here" : "Drop more files or folders here"}
          </b>
        </p>
        <p className="text-quiet text-xs">{ACCEPTED_FORMATS}.</p>
        {hint ? <p className="text-xs">{hint}</p> : null}
      </div>
      {isLarge ? (
        <PrimaryButton verb="Choose files" icon="plus" onClick={choose} />
      ) : (
        <Button onClick={choose}>Choose files</Button>
      )}
      <input
        ref={input}
        type="file"
        multiple
        accept={accept}
        className="sr-only"
        tabIndex={-1}
        aria-label="Videos to upload"
        onChange={({ target }) => {
          onFiles(Array.from(target.files ?? []));
          target.value = "";
        }}
      />
    </div>
  );
}

function useDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  const leave = (): void => {
    depth.current = 0;
    setOver(false);
  };
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      event.preventDefault();
      depth.current += 1;
      setOver(true);
    },
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDragLeave: () => {
      depth.current -= 1;
      if (depth.current <= 0) leave();
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      leave();
      void filesOfDrop(event.dataTransfer).then(onFiles);
    },
  };
  return { isOver, handlers };
}
