import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * The counters of `rate-limiter-flexible`, shared by all web processes. A key is the name of a limit and a
 * hash of the address or the account. The library removes expired rows.
 */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text("key").primaryKey(),
    points: integer("points").notNull(),
    expire: timestamp("expire", { withTimezone: true }),
  },
  (t) => [index("rate_limits_expire_idx").on(t.expire)],
);
