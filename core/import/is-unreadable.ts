/** What a disk or its driver answers where one file cannot be read, and others can. */
const CODES = new Set(["EACCES", "EIO", "EISDIR", "ENOENT", "ENOTDIR", "EPERM", "ESTALE"]);

/** Whether an error tells that this file cannot be read: its own fault, or its disk's, and none of ours. */
export function isUnreadable(error: unknown, file: string): boolean {
  if (!(error instanceof Error)) return false;
  const { code = "", path, syscall } = error as NodeJS.ErrnoException;
  // The error of a failed read has no path.
  return CODES.has(code) && (path === undefined ? syscall === "read" : path === file);
}
