import { z } from "zod";
import { DomainError } from "#core/errors/domain-error.ts";

const cursorSchema = z.object({ sort: z.string(), value: z.string(), id: z.uuid() });

/** The start of a page of a list with several sorts: the last row before, by the text of what it is sorted by and its id. */
export type SortKey = Readonly<Omit<z.infer<typeof cursorSchema>, "sort">>;

/** Writes the cursor of the page after `key`, for a list in this sort. */
export function writeSortCursor(sort: string, { value, id }: SortKey): string {
  return Buffer.from(JSON.stringify({ sort, value, id })).toString("base64url");
}

/** Parses a cursor from a client; null for none. Throws bad_input for one of another sort, and one that we did not write. */
export function readSortCursor(sort: string, cursor: string | null | undefined): SortKey | null {
  if (!cursor) return null;
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (parsed.success && parsed.data.sort === sort) return { value: parsed.data.value, id: parsed.data.id };
  throw new DomainError("bad_input", "request.pageOfListGone");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
