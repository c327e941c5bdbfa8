import { integer, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { uploads } from "#db/schema/uploads.ts";

/** The parts that the store holds. Sizes come from the store, not from the client. */
export const uploadParts = pgTable(
  "upload_parts",
  {
    uploadId: uuid("upload_id")
      .notNull()
      .references(() => uploads.id, { onDelete: "cascade" }),
    /** From 1, as S3 counts. */
    number: integer("number").notNull(),
    bytes: integer("bytes").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.number] })],
);
