import { type Readable } from "node:stream";
import { type ByteRange } from "#core/storage/object-store.ts";

/** How the bytes of a key can be read: as a local file, which FFmpeg opens directly, or range by range. */
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
  /** Does not check whether the object exists. Throws bad_input for an invalid key. */
  locate(key: string): SourceLocation;
}
