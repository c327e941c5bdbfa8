import { customType } from "drizzle-orm/pg-core";

/**
 * A name in the order in which a reader looks it up: letters of all scripts by the Unicode Collation Algorithm, not by their
 * bytes, and numbers by their value ("Part 2" before "Part 10"). The migration of `listed_titles` creates the collation.
 */
export const orderedName = customType<{ data: string }>({ dataType: () => 'text COLLATE "name_order"' });
