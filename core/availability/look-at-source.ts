import { type Stats } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { assertDiskOfMissing } from "#core/encoding/source-disk.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { messageOf } from "#core/messages/message.ts";
import { type VideoReason } from "#core/messages/video-reason.ts";
import { within } from "#core/within.ts";

/** A file that was imported in place. */
export interface ImportedSource {
  /** Absolute. */
  readonly path: string;
  /** The folder that was imported; null for old imports. */
  readonly root: string | null;
}

/** A disk of the network that went away can hold a call for ever. */
const LIMIT_MS = 10_000;

/**
 * Why a file cannot be read, for admins: its disk is away, it alone is missing, or Matinee may not read it. Null if it is
 * there. Only its metadata is read.
 */
export async function whyMissing(source: ImportedSource): Promise<VideoReason | null> {
  const disk = messageOf("encoding.diskMissing", { path: diskOf(source) });
  try {
    return await within(look(source), LIMIT_MS, () => new Error("The disk did not answer."));
  } catch {
    return disk;
  }
}

async function look({ path: file, root }: ImportedSource): Promise<VideoReason | null> {
  const found = await stat(file).catch((error: unknown) => codeOf(error));
  if (typeof found !== "string")
    return isThere(found) ? null : messageOf("encoding.fileMissing", { path: file });
  if (found === "EACCES" || found === "EPERM") return messageOf("encoding.fileUnreadable", { path: file });
  if (found !== "ENOENT" && found !== "ENOTDIR")
    throw new DomainError("unavailable", "encoding.sourceDiskAway");
  await assertDiskOfMissing(file, root);
  return messageOf("encoding.fileMissing", { path: file });
}

const isThere = (info: Stats): boolean => info.isFile();

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "";

/** The folder by which admins know the disk. */
export const diskOf = ({ path: file, root }: ImportedSource): string => root ?? path.dirname(file);
