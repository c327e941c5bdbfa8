import { english } from "#core/messages/english.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

type English = typeof english;

/** The sentences of another language. What it lacks is said in English, so that it may grow area by area. */
export type Translation = {
  readonly [Area in keyof English]?: Partial<English[Area]>;
};

/** The languages that Matinee speaks; each but English is a file beside `english.ts`. */
const TRANSLATIONS = { en: {} } as const satisfies Record<string, Translation>;
export type Locale = keyof typeof TRANSLATIONS;

/**
 * The sentence of a message. Never throws: a message that this version does not know, or whose parameters do not fit
 * (another version may have stored it), becomes a general sentence.
 */
export function sentenceOf(message: StoredMessage, locale: Locale = "en"): string {
  return sentenceIn(TRANSLATIONS[locale], message);
}

/** As `sentenceOf`, in the words of a translation. */
export function sentenceIn(translation: Translation, { key, params }: StoredMessage): string {
  try {
    const write = find(translation, key) ?? find(english, key);
    if (write) return write(readable(translation, params));
  } catch {
    // The parameters do not fit.
  }
  return (translation.stored?.unknown ?? english.stored.unknown)();
}

/** A sentence's function takes the parameters that its message was made with: the types of `Message` hold that. */
type Writer = (params: unknown) => string;

function find(table: object, key: string): Writer | null {
  const [area = "", name = ""] = key.split(".");
  const sentences = member(table, area);
  const write = typeof sentences === "object" && sentences !== null ? member(sentences, name) : null;
  return typeof write === "function" ? (write as Writer) : null;
}

/** Own members only: a key may come from outside, and `constructor` is no message. */
const member = (table: object, name: string): unknown =>
  Object.hasOwn(table, name) ? (table as Record<string, unknown>)[name] : null;

/** The parameters with their messages in words. Reading one that is missing, or is no plain value, throws. */
function readable(translation: Translation, params: StoredMessage["params"]): unknown {
  return new Proxy(params, {
    get(_, name) {
      const value = typeof name === "string" ? member(params, name) : null;
      if (isMessage(value)) return sentenceIn(translation, value);
      if (["string", "number", "boolean"].includes(typeof value)) return value;
      throw new TypeError("a parameter of a message is missing");
    },
  });
}

function isMessage(value: unknown): value is StoredMessage {
  return typeof value === "object" && value !== null && "key" in value && "params" in value;
}
