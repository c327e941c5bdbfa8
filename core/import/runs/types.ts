import { type z } from "zod";
import {
  type folderListSchema,
  type importFileSchema,
  type importNeedsSchema,
  type importPageSchema,
  type importSummarySchema,
  type shownLocationSchema,
} from "#core/import/runs/schemas.ts";

export type ShownLocation = Readonly<z.infer<typeof shownLocationSchema>>;
export type ImportFile = Readonly<z.infer<typeof importFileSchema>>;
export type ImportNeeds = Readonly<z.infer<typeof importNeedsSchema>>;
export type ImportSummary = Readonly<z.infer<typeof importSummarySchema>>;
export type ImportPage = Readonly<z.infer<typeof importPageSchema>>;
export type FolderList = Readonly<z.infer<typeof folderListSchema>>;
