import { type z } from "zod";
import { type subtitleItemSchema, type subtitlePreviewSchema } from "#core/subtitles/schemas.ts";

export type SubtitleItem = Readonly<z.infer<typeof subtitleItemSchema>>;
export type SubtitlePreview = Readonly<z.infer<typeof subtitlePreviewSchema>>;
