import { type SearchHit } from "#core/search/schemas.ts";

/** A part of a text, and whether it answers the query. */
export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A text in parts, marked by ranges that are in order and do not overlap. */
export function splitText({ text, highlights }: Pick<SearchHit, "text" | "highlights">): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { start, end } of highlights) {
    parts.push(
      { text: text.slice(at, start), isMatch: false },
      { text: text.slice(start, end), isMatch: true },
    );
    at = end;
  }
  parts.push({ text: text.slice(at), isMatch: false });
  return parts.filter((part) => part.text !== "");
}
