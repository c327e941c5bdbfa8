import { bigint, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { titles } from "#db/schema/titles.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Files of the server that an import took, as they were then. A file of the same size and time is not read again, so
 * that a folder without changes is looked through within moments.
 */
export const importedFiles = pgTable(
  "imported_files",
  {
    /** Absolute, without links. */
    path: text("path").primaryKey(),
    role: text("role", { enum: ["video", "subtitles", "facts", "artwork"] }).notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    /** The time of its last change, by the file's own disk, in milliseconds since 1970. */
    modifiedMs: bigint("modified_ms", { mode: "number" }).notNull(),
    titleId: uuid("title_id")
      .notNull()
      .references(() => titles.id, { onDelete: "cascade" }),
    /** Of a video and of its subtitles. */
    videoId: uuid("video_id").references(() => videos.id, { onDelete: "cascade" }),
    importedAt: timestamp("imported_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("imported_files_title_id_idx").on(t.titleId),
    index("imported_files_video_id_idx").on(t.videoId),
  ],
);
