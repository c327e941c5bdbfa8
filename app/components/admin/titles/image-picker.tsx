import { formatTimecode } from "#app/components/format/duration.ts";
import { ResponsiveImage } from "#app/components/ui/images/responsive-image.tsx";
import { type ImageRef } from "#core/catalog/types.ts";

interface ImagePickerProps {
  readonly heading: string;
  readonly name: string;
  readonly form?: "poster" | undefined;
  readonly images: readonly (ImageRef & { readonly atSeconds: number | null })[];
  readonly chosenId: string | null;
  /** The name of the automatic choice, where there is one. */
  readonly automatic?: string | undefined;
}

/** The choice of an image among a title's stills and own images. */
export function ImagePicker({ heading, name, form, images, chosenId, automatic }: ImagePickerProps) {
  const sizes = form === "poster" ? "7rem" : "10rem";
  return (
    <fieldset>
      <legend className="mb-3 text-md font-semibold">{heading}</legend>
      {images.length === 0 ? (
        <p className="text-soft">Images appear while the video is processed. Until then the name is shown.</p>
      ) : (
        <div className="picks" data-form={form}>
          {automatic ? (
            <label data-none>
              <input type="radio" name={name} value="" defaultChecked={chosenId === null} />
              <span className="image" />
              <span>{automatic}</span>
            </label>
          ) : null}
          {images.map((image, index) => (
            <label key={image.id}>
              <input type="radio" name={name} value={image.id} defaultChecked={image.id === chosenId} />
              <ResponsiveImage image={image} sizes={sizes} alt={`Image ${index + 1}`} />
              <span>{image.atSeconds === null ? "Custom" : formatTimecode(image.atSeconds)}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
