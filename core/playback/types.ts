import { type z } from "zod";
import {
  type renditionReadinessSchema,
  type readinessSchema,
  type playbackSessionSchema,
  type videoEventSchema,
  type mediaTokenSchema,
} from "#core/playback/schemas.ts";

export type RenditionReadiness = Readonly<z.infer<typeof renditionReadinessSchema>>;
export type Readiness = Readonly<z.infer<typeof readinessSchema>>;
export type PlaybackSession = Readonly<z.infer<typeof playbackSessionSchema>>;
export type VideoEvent = z.infer<typeof videoEventSchema>;
export type MediaToken = Readonly<z.infer<typeof mediaTokenSchema>>;
