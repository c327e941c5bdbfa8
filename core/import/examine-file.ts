import { type Stats } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { fingerprintOf } from "#core/import/fingerprint.ts";
import { readFirstBytes } from "#core/import/read-first-bytes.ts";
import { stampOf, type FileStamp } from "#core/import/seen/file-stamp.ts";
import { type Candidate, type ImportOutcome } from "#core/import/types.ts";
import { messageOf } from "#core/messages/message.ts";
import { checkMedia } from "#core/uploads/files/accepted-media.ts";

/** A file at its real path. */
export interface RealFile extends FileStamp {
  readonly path: string;
  readonly root: string;
}

export type ExaminedFile = RealFile & Pick<Candidate, "fingerprint">;

/** The outcome of a file that cannot be read. */
export const UNREADABLE = { status: "refused", reason: messageOf("imports.fileUnreadable") } as const;

/** A file without links, with its size and time, or why it is refused. Reads none of its bytes. */
export async function findRealFile(found: {
  readonly path: string;
  readonly root: string;
}): Promise<RealFile | ImportOutcome> {
  const real = await realpath(found.path).catch(() => found.path);
  const info: Stats | null = await stat(real).catch(() => null);
  if (!info) return UNREADABLE;
  if (!info.isFile()) return { status: "refused", reason: messageOf("imports.notAFile") };
  return { path: real, root: await rootOf(real, found.root), ...stampOf(info) };
}

/** A file's fingerprint, once its bytes show that it is a video; otherwise why it is refused. */
export async function examineFile(file: RealFile): Promise<ExaminedFile | ImportOutcome> {
  const first = await readFirstBytes(file.path).catch(() => null);
  if (!first) return UNREADABLE;
  const check = checkMedia(path.basename(file.path), first);
  if (!check.accepted) return { status: "refused", reason: check.reason };
  const fingerprint = await fingerprintOf(file.path, file.sizeBytes).catch(() => null);
  return fingerprint === null ? UNREADABLE : { ...file, fingerprint };
}

/** The import's folder without links; the file's own folder if a link led out of it. */
async function rootOf(realFile: string, root: string): Promise<string> {
  const real = await realpath(root).catch(() => root);
  return realFile.startsWith(real === "/" ? real : `${real}/`) ? real : path.dirname(realFile);
}
