import { z } from "zod";

/** The schema of a page of a keyset-paginated list; `nextCursor` is null at the end. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item).readonly(), nextCursor: z.string().nullable() });
}
