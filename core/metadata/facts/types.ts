import { type z } from "zod";
import {
  type candidateSchema,
  type factsPreviewSchema,
  type factsSchema,
} from "#core/metadata/facts/schemas.ts";

export type FactsCandidate = Readonly<z.infer<typeof candidateSchema>>;
export type Facts = Readonly<z.infer<typeof factsSchema>>;
export type FactsPreview = Readonly<z.infer<typeof factsPreviewSchema>>;
export type TitleFactName = keyof Facts["title"];
