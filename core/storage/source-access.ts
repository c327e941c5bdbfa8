import { type Readable } from "node:stream";
import { type ByteRange } from "#core/storage/object-store.ts";

/** How the bytes behind a key can be reached: as a local file, which FFmpeg opens as it is, or range by range. */
export type SourceLocation =
  | { readonly kind: "path"; readonly path: string }
  | {
      readonly kind: "ranges";
      /** Throws not_found. The range's end is clamped. */
      readonly read: (range: ByteRange) => Promise<Readable>;
    };

/**
 * Access to large objects without a copy: sources for FFmpeg, files for the web. Every driver passes the same
 * contract suite.
 */
export interface SourceAccess {
  /** Does not look whether the object is there. Throws bad_input for what is no key. */
  locate(key: string): SourceLocation;
}
