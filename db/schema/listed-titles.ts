import { doublePrecision, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { orderedName } from "#db/schema/ordered-name.ts";
import { titles } from "#db/schema/titles.ts";

/**
 * One row for each title that every user may browse: published, not deleted, with something to play. Derived, by triggers,
 * from the rows of the title (view `current_listings`), so that filters and sorts need no joins
 * (docs/decisions/0026-listed-titles.md).
 */
export const listedTitles = pgTable(
  "listed_titles",
  {
    titleId: uuid("title_id")
      .primaryKey()
      .references(() => titles.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["movie", "series"] }).notNull(),
    name: orderedName("name").notNull(),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
    /** 0 where it is unknown, so that a sort and a cursor have no nulls. */
    releaseYear: integer("release_year").notNull(),
    /** Of a film, and of a series' median episode; infinite where it is unknown. */
    lengthSeconds: doublePrecision("length_seconds").notNull(),
    /** The short side of the largest rendition, as in 1080p; 0 where it is unknown. */
    height: integer("height").notNull(),
    ageRatingYears: integer("age_rating_years"),
    genres: text("genres").array().notNull(),
    tags: text("tags").array().notNull(),
    /** Languages without script and region (`pt` for `pt-BR`). A track without one counts as the title's. */
    audioLanguages: text("audio_languages").array().notNull(),
    subtitleLanguages: text("subtitle_languages").array().notNull(),
  },
  (t) => [
    index("listed_titles_newest_idx").on(
      t.kind,
      t.publishedAt.desc().nullsFirst(),
      t.titleId.desc().nullsFirst(),
    ),
    index("listed_titles_name_idx").on(t.kind, t.name, t.titleId),
    index("listed_titles_year_idx").on(
      t.kind,
      t.releaseYear.desc().nullsFirst(),
      t.titleId.desc().nullsFirst(),
    ),
    index("listed_titles_length_idx").on(t.kind, t.lengthSeconds, t.titleId),
    index("listed_titles_genres_idx").using("gin", t.genres),
    index("listed_titles_tags_idx").using("gin", t.tags),
    index("listed_titles_audio_languages_idx").using("gin", t.audioLanguages),
    index("listed_titles_subtitle_languages_idx").using("gin", t.subtitleLanguages),
  ],
);
