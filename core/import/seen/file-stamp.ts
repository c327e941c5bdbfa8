import { type Stats } from "node:fs";

/** By which a file counts as unchanged: its size, and the time of its last change. */
export interface FileStamp {
  readonly sizeBytes: number;
  /** By the file's own disk, in whole milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** The stamp of a file, from its `stat`. */
export function stampOf({ size, mtimeMs }: Pick<Stats, "size" | "mtimeMs">): FileStamp {
  return { sizeBytes: size, modifiedMs: Math.floor(mtimeMs) };
}
