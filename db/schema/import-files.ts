import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { imports } from "#db/schema/imports.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/**
 * A film's file that an import found. States: new (it will be imported if it is chosen), known (it is in the library),
 * left_out (with the reason), then imported, skipped or refused.
 */
export const importFiles = pgTable(
  "import_files",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** Within the import, from 0, in the order of folders and names. */
    position: integer("position").notNull(),
    /** Absolute, without links. */
    path: text("path").notNull(),
    state: text("state", { enum: ["new", "known", "left_out", "imported", "skipped", "refused"] }).notNull(),
    isChosen: boolean("is_chosen").notNull().default(true),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull().default(0),
    /** Null where its header does not say it. */
    durationSeconds: doublePrecision("duration_seconds"),
    /** Null where its header does not say it. */
    heightPixels: integer("height_pixels"),
    /** What it becomes in the catalog: `CatalogLocation` of core/import; null where it is not imported. */
    location: jsonb("location"),
    /** Whether an admin corrected what its name says. */
    isCorrected: boolean("is_corrected").notNull().default(false),
    subtitleCount: integer("subtitle_count").notNull().default(0),
    hasFacts: boolean("has_facts").notNull().default(false),
    artworkCount: integer("artwork_count").notNull().default(0),
    reason: jsonb("reason").$type<StoredMessage>(),
    /** No foreign keys: the result stays when its title was deleted. */
    titleId: uuid("title_id"),
    videoId: uuid("video_id"),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.position] }),
    check(
      "import_files_state_check",
      sql`${t.state} in ('new', 'known', 'left_out', 'imported', 'skipped', 'refused')`,
    ),
    index("import_files_state_idx").on(t.importId, t.state, t.position),
  ],
);
