import { z } from "zod";
import { messageSchema } from "#core/messages/message-schema.ts";
import { videoProgressSchema } from "#core/videos/schemas.ts";
import { titleCardSchema, unavailableSchema } from "#core/catalog/schemas.ts";

export const serviceHealthSchema = z.object({
  name: z.enum(["database", "storage", "worker", "transcoder"]),
  driver: z.string(),
  ok: z.boolean(),
  detail: messageSchema.nullable(),
});

/** How a browser reaches the site. On `plain`, passwords are sent unencrypted. */
export const connectionSchema = z.enum(["secure", "loopback", "plain"]);

/** The data of the dashboard. */
export const adminDashboardSchema = z.object({
  /** The items that need attention, worst first, each with its cause and its action. */
  attention: z
    .array(
      z.object({
        id: z.string(),
        severity: z.enum(["bad", "warn"]),
        heading: messageSchema,
        detail: messageSchema,
        videoId: z.string().nullable(),
        titleId: z.string().nullable(),
        /** Retry the video, open the failed videos, open the title's editor, or no action. */
        action: z.enum(["retry", "open", "title", "none"]),
      }),
    )
    .readonly(),
  encoding: z.array(videoProgressSchema).readonly(),
  counts: z.object({
    titles: z.number(),
    encoding: z.number(),
    /** Segments, of every rendition and audio track, that no transcoder has taken up yet. */
    queuedSegments: z.number(),
    failed: z.number(),
    users: z.number(),
  }),
  disk: z.object({
    encodedBytes: z.number(),
    sourceBytes: z.number(),
    freeBytes: z.number().nullable(),
    totalBytes: z.number().nullable(),
  }),
  services: z.array(serviceHealthSchema).readonly(),
  processes: z
    .array(
      z.object({
        role: z.string(),
        host: z.string(),
        pid: z.number(),
        startedAt: z.date(),
      }),
    )
    .readonly(),
  recentPlays: z
    .array(
      z.object({
        profileName: z.string(),
        title: z.string(),
        positionSeconds: z.number(),
        durationSeconds: z.number(),
        updatedAt: z.date(),
      }),
    )
    .readonly(),
});

export const jobRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  videoId: z.string().nullable(),
  title: z.string().nullable(),
  state: z.enum(["waiting", "running", "failed", "done"]),
  attempts: z.number(),
  error: messageSchema.nullable(),
  updatedAt: z.date(),
});

/** The state of a title's videos: `empty` has none, `failed` has a failed one. */
export const titleStateSchema = z.enum(["empty", "processing", "failed", "ready"]);

/** The videos of a title in numbers, for the library. */
export const titleContentsSchema = z.object({
  state: titleStateSchema,
  /** Bytes of stored originals and encodes; files imported in place are not counted. */
  storedBytes: z.number(),
  /** Since when a file of it is not there, and why; null while all are. */
  unavailable: unavailableSchema.nullable(),
});

/** A title as the library lists it. */
export const adminTitleSchema = titleCardSchema.extend({
  ...titleContentsSchema.shape,
  visibility: z.enum(["draft", "unlisted", "published"]),
  publishAt: z.date().nullable(),
  createdAt: z.date(),
});
