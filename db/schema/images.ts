import { sql } from "drizzle-orm";
import { check, doublePrecision, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Posters, backdrops and the candidates for them. Objects are `images/<id>/<width>.webp`, one per entry of `widths`;
 * their addresses are public and cannot be guessed.
 */
export const images = pgTable(
  "images",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: ["poster", "backdrop", "still"] }).notNull(),
    titleId: uuid("title_id").references(() => titles.id, { onDelete: "cascade" }),
    /** The episode that an image was uploaded for. */
    playableId: uuid("playable_id").references(() => playables.id, { onDelete: "set null" }),
    /** The video that a still was taken from. */
    videoId: uuid("video_id").references(() => videos.id, { onDelete: "cascade" }),
    atSeconds: doublePrecision("at_seconds"),
    widths: integer("widths").array().notNull(),
    /** Of the widest. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    totalBytes: integer("total_bytes").notNull(),
    /** 24 px wide WebP as a data URL: the placeholder, and its glow, until the image has loaded. */
    placeholder: text("placeholder"),
    /** Mean lightness 0..1; bright images get a weaker glow. */
    lightness: doublePrecision("lightness"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check("images_kind_check", sql`${t.kind} in ('poster', 'backdrop', 'still')`),
    index("images_title_id_idx").on(t.titleId),
    index("images_playable_id_idx").on(t.playableId),
    index("images_video_id_idx").on(t.videoId),
  ],
);
