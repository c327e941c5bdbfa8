import { type ImportFile } from "#core/import/runs/types.ts";

/** The files of one folder, in their order. */
export interface FolderGroup {
  /** Below the import's folder; empty for that folder itself. */
  readonly folder: string;
  readonly files: readonly ImportFile[];
}

/** Splits a page of files into their folders. Pure. */
export function groupFiles(files: readonly ImportFile[]): FolderGroup[] {
  const groups: { folder: string; files: ImportFile[] }[] = [];
  for (const file of files) {
    const last = groups.at(-1);
    if (last?.folder === file.folder) last.files.push(file);
    else groups.push({ folder: file.folder, files: [file] });
  }
  return groups;
}
