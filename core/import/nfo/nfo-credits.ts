import { type Credit } from "#core/catalog/types.ts";
import { childrenOf, textIn, textsIn, type XmlNode } from "#core/import/nfo/xml-node.ts";

const MAX_LETTERS = 200;

/** Cast and crew of an NFO: directors and writers, then the actors by their `order`. Pure. */
export function nfoCredits(node: XmlNode): Credit[] {
  return [
    ...crew(textsIn(node, "director"), "Directed by"),
    ...crew(textsIn(node, "credits"), "Written by"),
    ...cast(node),
  ];
}

const crew = (names: readonly string[], part: string): Credit[] =>
  names.map((name) => ({ kind: "crew", part, personName: name.slice(0, MAX_LETTERS) }));

function cast(node: XmlNode): Credit[] {
  const actors = childrenOf(node, "actor").map((actor, index) => ({
    order: Number.parseInt(textIn(actor, "order"), 10) || index,
    personName: textIn(actor, "name").slice(0, MAX_LETTERS),
    part: textIn(actor, "role").slice(0, MAX_LETTERS),
  }));
  return actors
    .filter(({ personName }) => personName !== "")
    .sort((a, b) => a.order - b.order)
    .map(({ personName, part }) => ({ kind: "cast", part, personName }));
}
