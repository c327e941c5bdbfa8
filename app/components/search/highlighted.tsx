import { splitText } from "./split-text.ts";
import { type SearchHit } from "#core/search/schemas.ts";

/** A hit's text, with what matches marked. */
export function Highlighted({ hit }: { readonly hit: Pick<SearchHit, "text" | "highlights"> }) {
  return (
    <>
      {splitText(hit).map(({ text, isMatch }, index) =>
        isMatch ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </>
  );
}
