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
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { type StoredMessage } from "#db/schema/stored-message.ts";
import { versions } from "#db/schema/versions.ts";
import { sqlList, UNFINISHED_STATES, VIDEO_STATES } from "#db/schema/video-states.ts";

/**
 * One immutable generation of a source and its encode. States: queued (uploaded, not analyzed), processing
 * (planned, not playable yet), playable (the entry rendition's first segments exist), ready (complete),
 * failed (with a reason). `uploads` has the time before.
 */
export const videos = pgTable(
  "videos",
  {
    id: uuid("id").primaryKey(),
    versionId: uuid("version_id")
      .notNull()
      .references(() => versions.id, { onDelete: "cascade" }),
    state: text("state", { enum: VIDEO_STATES }).notNull().default("queued"),
    /** The location of the source: a key of the object store, or an absolute path of a file imported in place. */
    sourceKind: text("source_kind", { enum: ["stored", "in_place"] })
      .notNull()
      .default("stored"),
    sourceKey: text("source_key").notNull(),
    /**
     * The folder that an import in place was given, as a real path. While it is missing or empty, its disk
     * counts as unmounted; its files do not count as deleted. Null for stored sources and for imports before
     * this was recorded.
     */
    sourceRoot: text("source_root"),
    /** Since when its file in place is missing: it is shown as unavailable until the file is back. Null while it is there. */
    unavailableSince: timestamp("unavailable_since", { withTimezone: true }),
    /** Whether its disk is away or the file alone; null while it is there. */
    unavailableReason: jsonb("unavailable_reason").$type<StoredMessage>(),
    /** A seekable stream copy of the source, if the source itself is not seekable (MPEG-TS, no index). */
    seekableSourceKey: text("seekable_source_key"),
    sourceBytes: bigint("source_bytes", { mode: "number" }).notNull(),
    sourceFileName: text("source_file_name").notNull(),
    /** It is probed and encoded when no other video has work: whatever users bring goes first. */
    isBackground: boolean("is_background").notNull().default(false),
    /** For an imported file that was copied: its original absolute path. */
    importedFrom: text("imported_from"),
    /** A hash of the file's size and both ends, which recognises it under another name; null for older uploads. */
    sourceFingerprint: text("source_fingerprint"),
    /** `MediaInfo` of core/media, once probed. */
    mediaInfo: jsonb("media_info"),
    durationSeconds: doublePrecision("duration_seconds"),
    /** The plan that plays; null until there is one. */
    currentPlanId: uuid("current_plan_id"),
    /** If the file ended before its plan: the first segment that will never exist; otherwise null. */
    endsAtSegment: integer("ends_at_segment"),
    /** Increased to revoke every token issued before. */
    epoch: integer("epoch").notNull().default(1),
    /** Why it failed, for users; null unless it did. */
    failure: jsonb("failure").$type<StoredMessage>(),
    /** Written by older versions only; a trigger keeps it readable as `failure`. */
    failureReason: text("failure_reason").$type<never>(),
    /** True when the file itself is the cause (refused), so a retry would not help. */
    refused: boolean("refused").notNull().default(false),
    uploadedAt: timestamp("uploaded_at", { withTimezone: true }).notNull().defaultNow(),
    playableAt: timestamp("playable_at", { withTimezone: true }),
    readyAt: timestamp("ready_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /**
     * When it was deleted. It is not listed any more; its rows stay until its tombstones are complete, so
     * that the deletion can be undone.
     */
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
  },
  (t) => [
    check("videos_state_check", sql`${t.state} in (${sql.raw(sqlList(VIDEO_STATES))})`),
    check("videos_source_kind_check", sql`${t.sourceKind} in ('stored', 'in_place')`),
    index("videos_source_fingerprint_idx")
      .on(t.sourceFingerprint)
      .where(sql`${t.sourceFingerprint} is not null`),
    index("videos_version_id_idx").on(t.versionId),
    index("videos_source_root_idx")
      .on(t.sourceRoot)
      .where(sql`${t.sourceRoot} is not null`),
    index("videos_unavailable_idx")
      .on(t.unavailableSince)
      .where(sql`${t.unavailableSince} is not null`),
    index("videos_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("videos_unfinished_idx")
      .on(t.state)
      .where(sql`${t.state} in (${sql.raw(sqlList(UNFINISHED_STATES))})`),
  ],
);
