/** What FFmpeg opens for a source: a file of this machine, or a one-time address of this process. */
export type SourceInput =
  { readonly kind: "file"; readonly path: string } | { readonly kind: "loopback"; readonly url: string };
