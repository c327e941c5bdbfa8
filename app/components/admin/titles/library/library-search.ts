import { libraryFilterSchema, type LibraryFilter } from "#core/admin/library/library-filter.ts";
import { LIBRARY_ORDERS, type LibraryOrder } from "#core/admin/library/library-order.ts";

/** What the library's address asks for. */
export interface LibrarySearch {
  readonly filter: LibraryFilter;
  readonly order: LibraryOrder;
}

const NAMES = ["search", "state", "kind", "genre", "tag", "ownerUserId"] as const;

/** Reads the address; what it does not know is left out. */
export function readLibrarySearch(params: URLSearchParams): LibrarySearch {
  const given = NAMES.flatMap((name) => {
    const value = params.get(name)?.trim();
    return value && libraryFilterSchema.shape[name].safeParse(value).success ? [[name, value] as const] : [];
  });
  const order = LIBRARY_ORDERS.find((one) => one === params.get("order")) ?? "created";
  return { filter: libraryFilterSchema.parse(Object.fromEntries(given)), order };
}

/** The address's search of a page of the list. */
export function librarySearchParams({ filter, order }: LibrarySearch, cursor?: string): string {
  const entries = Object.entries({
    ...filter,
    ...(order !== "created" && { order }),
    ...(cursor && { cursor }),
  });
  return new URLSearchParams(entries).toString();
}

/** Whether the filter leaves anything out. */
export const isNarrowed = ({ filter }: LibrarySearch): boolean => Object.keys(filter).length > 0;
