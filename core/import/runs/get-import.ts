import path from "node:path";
import { and, asc, desc, eq, gte, inArray } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { findImport } from "#core/import/runs/find-import.ts";
import { importNeeds } from "#core/import/runs/import-needs.ts";
import { shownLocation } from "#core/import/runs/shown-location.ts";
import { summarizeImports } from "#core/import/runs/summarize-imports.ts";
import { type ImportFile, type ImportPage, type ImportSummary } from "#core/import/runs/types.ts";
import { type CatalogLocation } from "#core/import/types.ts";
import { importFiles } from "#db/schema/import-files.ts";
import { imports } from "#db/schema/imports.ts";

/** Rows of one page of the table. */
const PAGE_SIZE = 200;
const MAX_LISTED = 20;

/** The newest imports. */
export async function listImports(ctx: CoreContext): Promise<ImportSummary[]> {
  const rows = await ctx.db
    .select()
    .from(imports)
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(MAX_LISTED);
  return await summarizeImports(ctx.db, rows);
}

export interface ImportQuery {
  readonly importId: string;
  readonly fromPosition: number;
  /** Only the files that were to be imported, and were not. */
  readonly onlyProblems: boolean;
}

/** An import with a page of its files, from a position on. Throws not_found. */
export async function getImport(
  ctx: CoreContext,
  { importId, fromPosition, onlyProblems }: ImportQuery,
): Promise<ImportPage> {
  const row = await findImport(ctx.db, importId);
  const [summary] = await summarizeImports(ctx.db, row ? [row] : []);
  if (!summary) throw new DomainError("not_found", "imports.notFound");
  const isShown = onlyProblems ? inArray(importFiles.state, ["refused", "skipped"]) : undefined;
  const files = await ctx.db
    .select()
    .from(importFiles)
    .where(and(eq(importFiles.importId, importId), gte(importFiles.position, fromPosition), isShown))
    .orderBy(asc(importFiles.position))
    .limit(PAGE_SIZE + 1);
  return {
    summary,
    needs: summary.state === "found" ? await importNeeds(ctx.db, importId) : null,
    files: files.slice(0, PAGE_SIZE).map((file) => toFile(summary.folder, file)),
    nextPosition: files[PAGE_SIZE]?.position ?? null,
  };
}

function toFile(root: string, file: typeof importFiles.$inferSelect): ImportFile {
  const { position, state, isChosen, isCorrected, sizeBytes, durationSeconds, reason, titleId } = file;
  const { subtitleCount, hasFacts, artworkCount } = file;
  return {
    ...{ position, state, isChosen, isCorrected, sizeBytes, durationSeconds, reason, titleId },
    ...{ subtitleCount, hasFacts, artworkCount },
    folder: path.relative(root, path.dirname(file.path)),
    fileName: path.basename(file.path),
    location: file.location === null ? null : shownLocation(file.location as CatalogLocation),
  };
}
