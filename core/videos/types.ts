import { type z } from "zod";
import { type videoProgressSchema, type videoDetailSchema } from "#core/videos/schemas.ts";

export type VideoProgress = Readonly<z.infer<typeof videoProgressSchema>>;
export type VideoDetail = Readonly<z.infer<typeof videoDetailSchema>>;
