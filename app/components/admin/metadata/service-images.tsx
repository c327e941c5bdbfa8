import { useEffect, useRef } from "react";
import { ServiceThumbnail } from "#app/components/admin/metadata/service-thumbnail.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type ServiceImageKind } from "#core/metadata/metadata-service.ts";
import { type ServiceImage } from "#core/metadata/types.ts";

interface ServiceImagesProps {
  readonly kind: ServiceImageKind;
  readonly images: readonly ServiceImage[];
  readonly onChoose: (image: ServiceImage) => void;
  readonly onSearch: () => void;
}

/** The images that the metadata service has, each a button. The first gets the focus: the list came after a press. */
export function ServiceImages({ kind, images, onChoose, onSearch }: ServiceImagesProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  return (
    <div ref={list} className="grid gap-4">
      {images.length === 0 ? (
        <p role="status">No images found.</p>
      ) : (
        <ul className="service-images" data-form={kind === "poster" ? "poster" : "wide"}>
          {images.map((image, index) => (
            <li key={image.path}>
              <button
                type="button"
                onClick={() => onChoose(image)}
                aria-label={`Use image ${index + 1}, ${image.width} × ${image.height}`}
              >
                <ServiceThumbnail kind={kind} path={image.path} alt="" />
                <span>{`${image.width} × ${image.height}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="acts">
        <Button size="small" onClick={onSearch}>
          Search for another title
        </Button>
      </div>
    </div>
  );
}
