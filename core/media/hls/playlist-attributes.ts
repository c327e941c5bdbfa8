/** A quoted string of an attribute list: no quotes, no line breaks (RFC 8216 4.2). */
export interface Quoted {
  readonly quoted: string;
}

export type AttributeValue = string | number | Quoted | null;

/** Quotes a text from a user, so that it cannot end its attribute or its line. */
export function quoted(text: string): Quoted {
  return { quoted: text.replace(/[\u0000-\u001F\u007F\u2028\u2029]+/g, " ").replaceAll('"', "'") };
}

/** `#TAG:NAME=value,NAME="value"`; attributes that are null are left out. */
export function tagLine(tag: string, attributes: Readonly<Record<string, AttributeValue>>): string {
  const list = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${typeof value === "object" ? `"${value.quoted}"` : value}`],
  );
  return `#${tag}:${list.join(",")}`;
}
