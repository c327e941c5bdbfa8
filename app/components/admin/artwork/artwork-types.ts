/** What an uploaded image is for. */
export type ArtworkTarget =
  | { readonly kind: "poster" | "backdrop"; readonly titleId: string }
  | { readonly kind: "still"; readonly titleId: string; readonly playableId: string };

/** How far an upload is, as the page shows it. */
export type ArtworkUpload =
  | { readonly step: "sending"; readonly percent: number }
  | { readonly step: "processing" }
  | { readonly step: "failed"; readonly words: string };

/** The types that a browser may offer and show before they are uploaded: never SVG. */
export const IMAGE_TYPES: readonly string[] = ["image/jpeg", "image/png", "image/webp", "image/avif"];
