import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * What `rate-limiter-flexible` counts, over all web processes. A key is the name of a limit with a hash of the address or
 * the account. Rows past their time are removed by the library.
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
