import { ArtworkDrop } from "#app/components/admin/artwork/artwork-drop.tsx";
import { type ArtworkTarget } from "#app/components/admin/artwork/artwork-types.ts";
import { chooseImage } from "#app/components/admin/artwork/choose-image.ts";
import { useArtworkUpload } from "#app/components/admin/artwork/use-artwork-upload.ts";
import { FindImages } from "#app/components/admin/metadata/find-images.tsx";
import { type ImagesTitle } from "#app/components/admin/metadata/images-title.ts";
import { thumbnailAddress } from "#app/components/admin/metadata/service-thumbnail.tsx";
import { ImagePicker } from "#app/components/admin/titles/image-picker.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { useRevalidate } from "#app/hooks/use-revalidate.ts";
import { type ImageRef } from "#core/catalog/types.ts";

interface ArtworkPickerProps {
  readonly target: ArtworkTarget;
  /** The title that the image is for. */
  readonly title: ImagesTitle;
  readonly heading: string;
  readonly name: string;
  readonly images: readonly (ImageRef & { readonly atSeconds: number | null })[];
  readonly chosenId: string | null;
  readonly automatic?: string;
}

/** The choice of an image among a title's own, the upload of another one, and those of the metadata service. */
export function ArtworkPicker({ target, title, ...picker }: ArtworkPickerProps) {
  const { heading, chosenId } = picker;
  const noun = heading.toLowerCase();
  const announce = useToast();
  const revalidate = useRevalidate();
  const undo = (imageId: string | null): void => {
    chooseImage(target, imageId).then(revalidate, () =>
      announce({ words: `The ${noun} could not be restored.` }),
    );
  };
  const { shown, start, take, cancel } = useArtworkUpload(target, () => {
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
      <FindImages
        target={target}
        noun={noun}
        title={title}
        onChoose={({ path }) => take(path, thumbnailAddress(target.kind, path))}
      />
    </div>
  );
}
