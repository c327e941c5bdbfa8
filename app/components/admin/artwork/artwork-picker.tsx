import { ArtworkDrop } from "#app/components/admin/artwork/artwork-drop.tsx";
import { type ArtworkTarget } from "#app/components/admin/artwork/artwork-types.ts";
import { chooseImage } from "#app/components/admin/artwork/choose-image.ts";
import { useArtworkUpload } from "#app/components/admin/artwork/use-artwork-upload.ts";
import { ImagePicker } from "#app/components/admin/titles/image-picker.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { useRevalidate } from "#app/hooks/use-revalidate.ts";
import { type ImageRef } from "#core/catalog/types.ts";

interface ArtworkPickerProps {
  readonly target: ArtworkTarget;
  readonly heading: string;
  readonly name: string;
  readonly images: readonly (ImageRef & { readonly atSeconds: number | null })[];
  readonly chosenId: string | null;
  readonly automatic?: string;
}

/** The choice of an image among the candidates, and the upload of another one, which is shown at once. */
export function ArtworkPicker({ target, ...picker }: ArtworkPickerProps) {
  const { heading, chosenId } = picker;
  const noun = heading.toLowerCase();
  const announce = useToast();
  const revalidate = useRevalidate();
  const undo = (imageId: string | null): void => {
    chooseImage(target, imageId).then(revalidate, () =>
      announce({ words: `The ${noun} could not be restored.` }),
    );
  };
  const { shown, start, cancel } = useArtworkUpload(target, () => {
    revalidate();
    announce({ words: `${heading} changed`, undo: { label: "Undo", run: () => undo(chosenId) } });
  });
  return (
    <div className="grid gap-3">
      {/* The choice follows what is shown now: an upload, its undo, another admin's change. */}
      <ImagePicker key={chosenId} {...picker} form={target.kind === "poster" ? "poster" : undefined} />
      <ArtworkDrop
        noun={noun}
        form={target.kind === "poster" ? "poster" : "wide"}
        shown={shown}
        onFile={start}
        onCancel={cancel}
      />
    </div>
  );
}
