import { type FileRole, type ImportOutcome, type ImportResult } from "#core/import/types.ts";

const NOTHING = { titleId: null, videoId: null, reason: null, planned: null };

/** A file's result, of its outcome. */
export function resultOf(path: string, role: FileRole, outcome: ImportOutcome): ImportResult {
  return { ...NOTHING, ...outcome, path, role };
}
