import { type z } from "zod";
import {
  type deletedItemSchema,
  type deletedKindSchema,
  type deletionSchema,
} from "#core/deletion/schemas.ts";

export type DeletedItem = Readonly<z.infer<typeof deletedItemSchema>>;
export type DeletedKind = z.infer<typeof deletedKindSchema>;
export type Deletion = Readonly<z.infer<typeof deletionSchema>>;
