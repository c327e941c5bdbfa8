import { and, eq } from "drizzle-orm";
import { importFiles } from "#db/schema/import-files.ts";

/** A file of an import, as it is stored. */
export type FileRow = typeof importFiles.$inferSelect;

/** SQL that is true for the row of this file. */
export const isRow = ({ importId, position }: Pick<FileRow, "importId" | "position">) =>
  and(eq(importFiles.importId, importId), eq(importFiles.position, position));
