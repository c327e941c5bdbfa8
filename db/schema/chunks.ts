import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { plans } from "#db/schema/plans.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * A range of segments that a transcoder can claim. `kind`: `ladder` encodes every missing video rendition,
 * and the storyboard's sprite; `entry` encodes the entry rendition alone; `audio` encodes one audio track.
 * `state`: `dormant` rows (entry chunks past the first minute) wait for a request; `pending` ones for a
 * transcoder.
 */
export const chunks = pgTable(
  "chunks",
  {
    id: uuid("id").primaryKey(),
    videoId: uuid("video_id")
      .notNull()
      .references(() => videos.id, { onDelete: "cascade" }),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["ladder", "entry", "audio"] }).notNull(),
    /** `a0`… for audio, the entry rendition for entry, `*` for the ladder. */
    renditionName: text("rendition_name").notNull(),
    number: integer("number").notNull(),
    firstSegment: integer("first_segment").notNull(),
    segmentCount: integer("segment_count").notNull(),
    state: text("state", { enum: ["dormant", "pending", "running", "complete", "failed"] }).notNull(),
    /**
     * Lower goes first among chunks without a segment request: 0 first chunks, 1 the first minute, 2 the rest; 3 to 5
     * are the same of videos in the background.
     */
    priority: integer("priority").notNull().default(2),
    attempts: integer("attempts").notNull().default(0),
    /** Crashes of FFmpeg, or of its process alone, that the file may have caused; three fail the video. */
    crashes: integer("crashes").notNull().default(0),
    notBefore: timestamp("not_before", { withTimezone: true }).notNull().defaultNow(),
    attemptToken: uuid("attempt_token"),
    /** `processes.id` of the process that runs it. */
    claimedBy: uuid("claimed_by"),
    leaseUntil: timestamp("lease_until", { withTimezone: true }),
    /** A segment request for this chunk lasts until then; it is renewed while a viewer waits. */
    requestedUntil: timestamp("requested_until", { withTimezone: true }),
    requestedSegment: integer("requested_segment"),
    startedAt: timestamp("started_at", { withTimezone: true }),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
    /** How its last run ended without completing it, for admins. */
    failure: jsonb("failure").$type<StoredMessage>(),
    /** Written by older versions only; a trigger keeps it readable as `failure`. */
    lastError: text("last_error").$type<never>(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique("chunks_plan_kind_rendition_name_number_key").on(t.planId, t.kind, t.renditionName, t.number),
    check("chunks_kind_check", sql`${t.kind} in ('ladder', 'entry', 'audio')`),
    check("chunks_state_check", sql`${t.state} in ('dormant', 'pending', 'running', 'complete', 'failed')`),
    check("chunks_running_check", sql`(${t.state} = 'running') = (${t.leaseUntil} is not null)`),
    index("chunks_video_id_idx").on(t.videoId),
    // By video first: a claim looks at the next chunks of each unfinished video.
    index("chunks_claim_idx")
      .on(t.videoId, t.priority, t.number)
      .where(sql`${t.state} = 'pending'`),
    index("chunks_requested_idx")
      .on(t.requestedUntil)
      .where(sql`${t.requestedUntil} is not null and ${t.state} in ('pending', 'dormant')`),
    index("chunks_lease_idx")
      .on(t.leaseUntil)
      .where(sql`${t.state} = 'running'`),
  ],
);
