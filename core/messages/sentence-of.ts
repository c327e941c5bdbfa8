import { english } from "#core/messages/english.ts";
import { makeSentence } from "#core/messages/make-sentence.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

type English = typeof english;

/** The sentences of another language. What it lacks is said in English, so that it may grow area by area. */
export type Translation = {
  readonly [Area in keyof English]?: Partial<English[Area]>;
};

/** The languages that Matinee speaks; each but English is a file beside `english.ts`. */
const TRANSLATIONS = { en: {} } as const satisfies Record<string, Translation>;
export type Locale = keyof typeof TRANSLATIONS;

/** The sentence of a message of any area. Never throws; see `makeSentence`. */
export function sentenceOf(message: StoredMessage, locale: Locale = "en"): string {
  return sentenceIn(TRANSLATIONS[locale], message);
}

/** As `sentenceOf`, in the words of a translation. */
export function sentenceIn(translation: Translation, message: StoredMessage): string {
  return makeSentence([translation, english], message);
}
