import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { type StoredMessage } from "#db/schema/stored-message.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Captions and subtitles as WebVTT, from the source or from a separate subtitle file. `waiting` until they
 * are written; `failed` ones are not offered.
 */
export const subtitles = pgTable(
  "subtitles",
  {
    id: uuid("id").primaryKey(),
    videoId: uuid("video_id")
      .notNull()
      .references(() => videos.id, { onDelete: "cascade" }),
    /**
     * The order within the video, and the number in the address `subs/<number>.vtt`. Separate files count
     * from 500.
     */
    number: integer("number").notNull(),
    /** The stream's index in the source; null for a separate file. */
    sourceStreamIndex: integer("source_stream_index"),
    /** For a separate file: where its original is stored. */
    originalKey: text("original_key"),
    /** For a separate file: its name, without folders. */
    fileName: text("file_name"),
    /** For a separate file: SHA-256 in hex, by which an import recognises it. */
    contentHash: text("content_hash"),
    languageTag: text("language_tag").notNull(),
    name: text("name").notNull(),
    isForced: boolean("is_forced").notNull().default(false),
    isHearingImpaired: boolean("is_hearing_impaired").notNull().default(false),
    isDefault: boolean("is_default").notNull().default(false),
    state: text("state", { enum: ["waiting", "stored", "failed"] })
      .notNull()
      .default("waiting"),
    objectKey: text("object_key"),
    bytes: integer("bytes"),
    /** Why it failed, for users; null unless it did. */
    failure: jsonb("failure").$type<StoredMessage>(),
    /** Written by older versions only; a trigger keeps it readable as `failure`. */
    failureReason: text("failure_reason").$type<never>(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique("subtitles_video_number_key").on(t.videoId, t.number),
    check("subtitles_state_check", sql`${t.state} in ('waiting', 'stored', 'failed')`),
    index("subtitles_video_id_idx").on(t.videoId),
  ],
);
