import { z } from "zod";
import { markersSchema } from "#core/markers/schemas.ts";
import { messageSchema } from "#core/messages/message-schema.ts";
import { VIDEO_STATES } from "#db/schema/video-states.ts";
import { playableCardSchema } from "#core/catalog/schemas.ts";
import { videoProgressSchema } from "#core/videos/schemas.ts";

/** Which segments of a rendition exist, as ranges `[first, last]` in order. */
export const renditionReadinessSchema = z.object({
  renditionName: z.string(),
  height: z.number().nullable(),
  isComplete: z.boolean(),
  ranges: z.array(z.tuple([z.number(), z.number()]).readonly()).readonly(),
});

/** The data for the player's choice of rendition. */
export const readinessSchema = z.object({
  videoId: z.string(),
  state: z.enum(VIDEO_STATES),
  segmentSeconds: z.number(),
  segmentCount: z.number(),
  endsAtSegment: z.number().nullable(),
  renditions: z.array(renditionReadinessSchema).readonly(),
});

/** Everything the player page needs, in one answer. */
export const playbackSessionSchema = z.object({
  playable: playableCardSchema,
  versionId: z.string(),
  videoId: z.string(),
  state: z.enum(VIDEO_STATES),
  failureReason: messageSchema.nullable(),
  /** Null until there is a plan. Both hold the token in their path. */
  allUrl: z.string().nullable(),
  masterUrl: z.string().nullable(),
  storyboardUrl: z.string().nullable(),
  tokenExpiresAt: z.date().nullable(),
  durationSeconds: z.number().nullable(),
  subtitles: z
    .array(
      z.object({
        id: z.string(),
        url: z.string(),
        languageTag: z.string(),
        name: z.string(),
        isForced: z.boolean(),
        isHearingImpaired: z.boolean(),
        isDefault: z.boolean(),
      }),
    )
    .readonly(),
  audio: z
    .array(
      z.object({
        renditionName: z.string(),
        languageTag: z.string(),
        name: z.string(),
        channels: z.number(),
      }),
    )
    .readonly(),
  chapters: z
    .array(
      z.object({
        startSeconds: z.number(),
        endSeconds: z.number(),
        name: z.string(),
      }),
    )
    .readonly(),
  /** What viewers skip: the next episode is offered from the start of the credits. */
  markers: markersSchema,
  /** The position to resume at; 0 if there is none, or it is past 90 %. */
  resumeAtSeconds: z.number(),
  /** The watch state that this session starts from; its positions refer to it. Null if there is none. */
  watchRevision: z.string().nullable(),
  next: playableCardSchema.nullable(),
  readiness: readinessSchema.nullable(),
});

/** The events of a browser's one event stream. */
export const videoEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("segments"),
    videoId: z.string(),
    renditionName: z.string(),
    numbers: z.array(z.number()).readonly(),
  }),
  z.object({
    type: z.literal("readiness"),
    readiness: readinessSchema,
  }),
  z.object({
    type: z.literal("video"),
    video: videoProgressSchema,
  }),
]);

export const mediaTokenSchema = z.object({
  token: z.string(),
  expiresAt: z.date(),
});
