import { formatTimecode } from "#app/components/format/duration.ts";
import { ResponsiveImage } from "#app/components/ui/responsive-image.tsx";
import { type ImageRef } from "#core/catalog/types.ts";

interface ImagePickerProps {
  readonly heading: string;
  readonly name: string;
  readonly form?: "poster";
  readonly images: readonly (ImageRef & { readonly atSeconds: number | null })[];
  readonly chosenId: string | null;
  /** Where the choice may be left to us: what that is called. */
  readonly automatic?: string;
}

/** A picture out of the film's own stills. */
export function ImagePicker({ heading, name, form, images, chosenId, automatic }: ImagePickerProps) {
  const sizes = form === "poster" ? "7rem" : "10rem";
  return (
    <fieldset>
      <legend className="mb-3 text-md font-semibold">{heading}</legend>
      {images.length === 0 ? (
        <p className="text-soft">
          Stills come with the encoding. Until then the title stands in its own letters.
        </p>
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
              <ResponsiveImage image={image} sizes={sizes} alt={`Picture ${index + 1}`} />
              <span>{image.atSeconds === null ? "Made for it" : formatTimecode(image.atSeconds)}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
