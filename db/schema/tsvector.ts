import { customType } from "drizzle-orm/pg-core";

/** Words that Postgres finds by an index, also by their beginnings. Written by `array_to_tsvector`. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
