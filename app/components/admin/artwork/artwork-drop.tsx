import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { IMAGE_TYPES } from "#app/components/admin/artwork/artwork-types.ts";
import { type ShownUpload } from "#app/components/admin/artwork/use-artwork-upload.ts";
import { ProgressBar } from "#app/components/ui/progress-bar.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";

interface ArtworkDropProps {
  /** What the image is: "poster". */
  readonly noun: string;
  readonly form: "poster" | "wide";
  readonly shown: ShownUpload | null;
  readonly onFile: (file: File) => void;
  readonly onCancel: () => void;
}

/** The area where an image is dropped or chosen, with its preview and its progress. */
export function ArtworkDrop({ noun, form, shown, onFile, onCancel }: ArtworkDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const { isOver, handlers } = useImageDrop(onFile);
  return (
    <div className="artwork-drop" data-form={form} data-over={isOver || undefined} {...handlers}>
      {shown?.previewUrl ? <img src={shown.previewUrl} alt={`New ${noun}`} /> : null}
      <div className="words">
        <UploadWords noun={noun} shown={shown} />
        <span className="acts">
          <Button
            size="small"
            onClick={() => input.current?.click()}
            aria-label={`Choose a file for the ${noun}`}
          >
            <Icon name="upload" />
            {shown ? "Choose another" : "Upload image"}
          </Button>
          {shown ? (
            <Button size="small" tone="plain" onClick={onCancel}>
              {shown.upload.step === "failed" ? "Close" : "Cancel"}
            </Button>
          ) : null}
        </span>
      </div>
      <input
        ref={input}
        type="file"
        accept={IMAGE_TYPES.join(",")}
        className="sr-only"
        tabIndex={-1}
        aria-label={`Image file for the ${noun}`}
        // Not a field of the form around it.
        form=""
        onChange={({ target }) => {
          const [file] = Array.from(target.files ?? []);
          target.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
}

function UploadWords({ noun, shown }: Pick<ArtworkDropProps, "noun" | "shown">): ReactNode {
  const upload = shown?.upload;
  switch (upload?.step) {
    case undefined:
      return (
        <p className="text-quiet">{`Drop a ${noun} here, or choose a file. JPEG, PNG, WebP or AVIF.`}</p>
      );
    case "sending":
      return (
        <div role="status" className="grid gap-1">
          <span>{`Uploading… ${Math.round(upload.percent)} %`}</span>
          <ProgressBar percent={upload.percent} />
        </div>
      );
    case "processing":
      return <p role="status">Processing…</p>;
    case "failed":
      return (
        <p role="alert" className="text-bad">
          {upload.words}
        </p>
      );
  }
}

function useImageDrop(onFile: (file: File) => void) {
  const [isOver, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const [file] = Array.from(event.dataTransfer.files);
      if (file) onFile(file);
    },
  };
  return { isOver, handlers };
}
