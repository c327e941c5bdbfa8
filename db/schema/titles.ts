import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "#db/schema/users.ts";

/**
 * A movie or a series, as the catalog shows it. `visibility`: published titles are for every user, unlisted
 * ones for their owner and admins; `publishWhenPlayable` publishes at the first playable video.
 */
export const titles = pgTable(
  "titles",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: ["movie", "series"] }).notNull(),
    name: text("name").notNull(),
    overview: text("overview").notNull().default(""),
    releaseYear: integer("release_year"),
    /** BCP 47 tag of the name and the overview, if known. */
    languageTag: text("language_tag"),
    genres: text("genres")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** Free words beside the genres: "noir", "based on a novel". */
    tags: text("tags")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** From this age on, in years: 0 is for everyone; null where it is not rated. */
    ageRatingYears: integer("age_rating_years"),
    /** Its ids elsewhere, by the name of the database: `{"imdb": "tt0041959", "tmdb": "1092"}`. */
    externalIds: jsonb("external_ids")
      .$type<Readonly<Record<string, string>>>()
      .notNull()
      .default(sql`'{}'::jsonb`),
    ownerUserId: uuid("owner_user_id").references(() => users.id, { onDelete: "set null" }),
    visibility: text("visibility", { enum: ["draft", "unlisted", "published"] })
      .notNull()
      .default("draft"),
    /** Whether a draft that was never published is published as soon as something of it can be played. */
    publishWhenPlayable: boolean("publish_when_playable").notNull().default(true),
    /** A draft is published at this time; null where none is set. */
    publishAt: timestamp("publish_at", { withTimezone: true }),
    publishedAt: timestamp("published_at", { withTimezone: true }),
    posterImageId: uuid("poster_image_id"),
    backdropImageId: uuid("backdrop_image_id"),
    /** Increases with every change; the search index is compared with it. */
    rev: integer("rev").notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
  },
  (t) => [
    check("titles_kind_check", sql`${t.kind} in ('movie', 'series')`),
    check("titles_visibility_check", sql`${t.visibility} in ('draft', 'unlisted', 'published')`),
    check("titles_age_rating_check", sql`${t.ageRatingYears} between 0 and 21`),
    index("titles_publish_at_idx")
      .on(t.publishAt)
      .where(sql`${t.publishAt} is not null`),
    index("titles_owner_user_id_idx").on(t.ownerUserId),
    index("titles_published_idx")
      .on(t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.visibility} = 'published' and ${t.deletedAt} is null`),
    // The library: searched, and in the order of names (`title_fold`, in the migration, folds case and marks).
    index("titles_name_idx")
      .on(sql`title_fold(${t.name})`, t.id)
      .where(sql`${t.deletedAt} is null`),
    index("titles_name_trigram_idx").using("gin", sql`title_trigram_key(${t.name}) gin_trgm_ops`),
    index("titles_genres_idx").using("gin", t.genres),
    index("titles_tags_idx").using("gin", t.tags),
    index("titles_updated_idx").on(t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("titles_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);
