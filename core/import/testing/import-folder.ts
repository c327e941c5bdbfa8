import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type CoreContext } from "#core/context.ts";
import { importPaths } from "#core/import/import-paths.ts";
import { type ImportOptions } from "#core/import/import-run.ts";
import { type ImportResult } from "#core/import/types.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

const EBML_MAGIC = [0x1a, 0x45, 0xdf, 0xa3];

/** The header of a Matroska file and this many more bytes. */
export function matroska(moreBytes = 2000): Buffer {
  return Buffer.concat([Buffer.from(EBML_MAGIC), Buffer.alloc(moreBytes, 0x81)]);
}

/** Writes a file at a path below a folder, and the folders of that path; returns the complete path. */
export async function putFile(folder: string, name: string, bytes: Buffer): Promise<string> {
  const full = path.join(folder, name);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, bytes);
  return full;
}

/** A result with its reason in words. */
export type ToldResult = Omit<ImportResult, "reason"> & { readonly reason: string | null };

/** Imports to the end; returns the results in their order. */
export async function importAll(ctx: CoreContext, options: ImportOptions): Promise<ToldResult[]> {
  const results: ToldResult[] = [];
  for await (const result of importPaths(ctx, options)) results.push(told(result));
  return results;
}

/** A result in words. */
export function told(result: ImportResult): ToldResult {
  return { ...result, reason: result.reason && sentenceOf(result.reason) };
}
