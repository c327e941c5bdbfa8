import { z } from "zod";
import { messageSchema } from "#core/messages/message-schema.ts";
import { SUBTITLE_KINDS } from "#core/subtitles/subtitle-kind.ts";

export const subtitleItemSchema = z.object({
  id: z.string(),
  videoId: z.string(),
  languageTag: z.string(),
  name: z.string(),
  kind: z.enum(SUBTITLE_KINDS),
  state: z.enum(["waiting", "stored", "failed"]),
  /** For a separate file, which can be replaced and removed; null for a track of the video's file. */
  fileName: z.string().nullable(),
  failureReason: messageSchema.nullable(),
});

export const subtitlePreviewSchema = z.object({
  format: z.enum(["srt", "webvtt", "ass"]),
  cueCount: z.number(),
  /** The first ones, without markup. */
  cues: z
    .array(
      z.object({
        startSeconds: z.number(),
        text: z.string(),
      }),
    )
    .readonly(),
  /** When the last one ends. */
  endSeconds: z.number(),
  /** From the file's name; `und` if it has none. */
  languageTag: z.string(),
  kind: z.enum(SUBTITLE_KINDS),
});
