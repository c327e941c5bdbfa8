import { z } from "zod";
import { messageSchema } from "#core/messages/message-schema.ts";
import { VIDEO_STATES } from "#db/schema/video-states.ts";

/** A video's progress, for lists and live updates. */
export const videoProgressSchema = z.object({
  id: z.string(),
  titleId: z.string(),
  playableId: z.string(),
  /** The title's name, with season and episode for an episode. */
  title: z.string(),
  state: z.enum(VIDEO_STATES),
  /** 0..100 of the work by its weight (renditions by pixels, audio), integers. */
  progressPercent: z.number(),
  /** Estimated from the speed so far; null while there is none, 0 when complete. */
  secondsLeft: z.number().nullable(),
  /** The ladder's chunks in order, for a segmented bar: at most 200, otherwise merged. */
  parts: z.array(z.enum(["to_come", "in_work", "ready", "failed"])).readonly(),
  /** Why it failed. */
  reason: messageSchema.nullable(),
  /** "The file stops at 0:42 of 1:10", otherwise null. */
  notice: messageSchema.nullable(),
});

/** The shape that `matinee videos` prints and the admin list shows. */
export const videoDetailSchema = videoProgressSchema.extend({
  durationSeconds: z.number().nullable(),
  sizeBytes: z.number(),
  sourceFileName: z.string(),
  renditions: z
    .array(
      z.object({
        height: z.number(),
        codec: z.string(),
        bitrateKbps: z.number(),
        state: z.enum(["encoding", "complete", "dropped"]),
      }),
    )
    .readonly(),
  audio: z
    .array(
      z.object({
        languageTag: z.string(),
        name: z.string(),
        channels: z.number(),
      }),
    )
    .readonly(),
  captions: z
    .array(
      z.object({
        languageTag: z.string(),
        name: z.string(),
        state: z.string(),
      }),
    )
    .readonly(),
  /** Such as "The audio track “English” ends at 0:42 of 1:10. …". */
  audioNotices: z.array(messageSchema).readonly(),
  /** Such as "2 subtitle tracks made of images can't be shown.". */
  leftOutNotices: z.array(messageSchema).readonly(),
  uploadedAt: z.date(),
  playableAt: z.date().nullable(),
  readyAt: z.date().nullable(),
});
