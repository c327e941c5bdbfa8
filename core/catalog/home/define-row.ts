import { z } from "zod";
import { type HomeRequest } from "#core/catalog/home/home-request.ts";

/** The complete list that a row shows the start of: one of the site's lists, with its filter. */
export const fullListSchema = z.object({
  list: z.enum(["films", "series", "history"]),
  genre: z.string().optional(),
});

export type FullList = Readonly<z.infer<typeof fullListSchema>>;

function rowSchema<Kind extends string, Item extends z.ZodType>(kind: Kind, item: Item) {
  return z.object({
    kind: z.literal(kind),
    /** Unique on Home, and the same each time that Home is loaded. */
    id: z.string(),
    /** Of a row that is named after what it holds; null where the page has the words for its kind. */
    name: z.string().nullable(),
    /** Null where there is no such list. */
    fullList: fullListSchema.nullable(),
    items: z.array(item).min(1).readonly(),
  });
}

type RowOf<Kind extends string, Item extends z.ZodType> = z.infer<ReturnType<typeof rowSchema<Kind, Item>>>;

interface LoadedRow<Item> {
  readonly items: readonly Item[];
  readonly fullList: FullList | null;
  /** Tells apart the rows of a kind that has several. */
  readonly name?: string;
}

/**
 * A kind of row on Home: the schema of its items, and what loads the rows of this kind (most kinds have one), in a fixed
 * number of queries for any number of items. Empty rows are left out.
 */
export function defineRow<Kind extends string, Item extends z.ZodType>(
  kind: Kind,
  item: Item,
  load: (home: HomeRequest) => Promise<readonly LoadedRow<z.infer<Item>>[]>,
) {
  return {
    schema: rowSchema(kind, item),
    load: async (home: HomeRequest): Promise<RowOf<Kind, Item>[]> => {
      const rows = (await load(home)).filter(({ items }) => items.length > 0);
      return rows.map((row) => ({
        kind,
        id: row.name === undefined ? kind : `${kind}:${row.name}`,
        ...row,
        name: row.name ?? null,
      }));
    },
  };
}
