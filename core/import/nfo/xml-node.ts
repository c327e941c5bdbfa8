import { XMLParser } from "fast-xml-parser";

/** An element: its text under `#text`, attributes with an `@`, and children by their names. */
export type XmlNode = Readonly<Record<string, unknown>>;

/** Kodi's deepest element is four levels deep. */
const MAX_DEPTH = 12;

/**
 * Numbers stay text (a title may be `1917`). The five entities of XML and characters by number are decoded; a file
 * with a document type, which could define others, never gets here.
 */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  alwaysCreateTextNode: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
  maxNestedTags: MAX_DEPTH,
});

/** The elements of a text, by the names of the outermost ones. Throws for what is no XML. */
export function parseXml(text: string): XmlNode {
  return nodeOf(parser.parse(text));
}

/** The children of a name, in their order; an absent one is no child. At most `limit`. */
export function childrenOf(node: XmlNode, name: string, limit = 500): XmlNode[] {
  const found = Object.hasOwn(node, name) ? node[name] : undefined;
  const list: readonly unknown[] = Array.isArray(found) ? found : found === undefined ? [] : [found];
  return list.slice(0, limit).map(nodeOf);
}

/** The text of the first child of a name, on one line; empty if there is none. */
export function textIn(node: XmlNode, name: string): string {
  return oneLine(ownText(childrenOf(node, name, 1)[0] ?? {}));
}

/** The texts of all children of a name, without empty and repeated ones. */
export function textsIn(node: XmlNode, name: string): string[] {
  const texts = childrenOf(node, name).map((child) => oneLine(ownText(child)));
  return [...new Set(texts.filter((text) => text !== ""))];
}

/** An element's own text, with its lines. */
export function ownText(node: XmlNode): string {
  const text = node["#text"];
  return typeof text === "string" ? text.trim() : "";
}

/** An attribute's text; empty if there is none. */
export function attributeOf(node: XmlNode, name: string): string {
  const value = node[`@${name}`];
  return typeof value === "string" ? value.trim() : "";
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const nodeOf = (value: unknown): XmlNode =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as XmlNode) : {};
