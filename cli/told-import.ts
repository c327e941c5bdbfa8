import { type ImportResult } from "#core/import/types.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

/** A file's result with its reason in words. */
export interface ToldImport extends Omit<ImportResult, "reason"> {
  readonly reason: string | null;
  /** The file was imported but could not be encoded. */
  readonly hasFailed?: boolean;
}

/** A result in the words of the command line. */
export function told(result: ImportResult): ToldImport {
  return { ...result, reason: result.reason && sentenceOf(result.reason) };
}
