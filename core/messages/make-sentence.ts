import { type StoredMessage } from "#db/schema/stored-message.ts";

/** Sentences by area and name, as in `english.ts`: all of them, or the areas that a page needs. */
export interface Sentences {
  readonly [area: string]: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The sentence of a message, of the first of the tables that has it. Never throws: a message that none has, or whose
 * parameters do not fit (another version may have stored it), becomes the general sentence `stored.unknown`.
 */
export function makeSentence(tables: readonly Sentences[], { key, params }: StoredMessage): string {
  try {
    const write = find(tables, key);
    if (write) return write(readable(tables, params));
  } catch {
    // The parameters do not fit.
  }
  return find(tables, "stored.unknown")?.({}) ?? "";
}

/** A sentence's function takes the parameters that its message was made with: the types of `Message` hold that. */
type Writer = (params: unknown) => string;

function find(tables: readonly Sentences[], key: string): Writer | null {
  const [area = "", name = ""] = key.split(".");
  for (const table of tables) {
    const sentences = member(table, area);
    const write = typeof sentences === "object" && sentences !== null ? member(sentences, name) : null;
    if (typeof write === "function") return write as Writer;
  }
  return null;
}

/** Own members only: a key may come from outside, and `constructor` is no message. */
const member = (of: object, name: string): unknown =>
  Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : null;

/** The parameters with their messages in words. Reading one that is missing, or is no plain value, throws. */
function readable(tables: readonly Sentences[], params: StoredMessage["params"]): unknown {
  return new Proxy(params, {
    get(_, name) {
      const value = typeof name === "string" ? member(params, name) : null;
      if (isMessage(value)) return makeSentence(tables, value);
      if (["string", "number", "boolean"].includes(typeof value)) return value;
      throw new TypeError("a parameter of a message is missing");
    },
  });
}

function isMessage(value: unknown): value is StoredMessage {
  return typeof value === "object" && value !== null && "key" in value && "params" in value;
}
