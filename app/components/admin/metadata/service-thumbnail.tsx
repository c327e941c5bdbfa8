import { type ServiceImageKind } from "#core/metadata/metadata-service.ts";

/** The address of a small image of the metadata service, which the server passes on. */
export function thumbnailAddress(kind: ServiceImageKind, path: string): string {
  return `/api/service-images?${new URLSearchParams({ kind, path }).toString()}`;
}

interface ServiceThumbnailProps {
  readonly kind: ServiceImageKind;
  /** Null where there is no image: an empty frame. */
  readonly path: string | null;
  readonly alt: string;
}

/** A small image of the metadata service, to choose by. */
export function ServiceThumbnail({ kind, path, alt }: ServiceThumbnailProps) {
  return (
    <span className="image service-image" data-form={kind === "poster" ? "poster" : "wide"}>
      {path === null ? null : (
        <img src={thumbnailAddress(kind, path)} alt={alt} loading="lazy" decoding="async" />
      )}
    </span>
  );
}
