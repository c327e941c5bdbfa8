/** What a user prefers on this device. */
export interface Preferences {
  readonly nextByItself: boolean;
  readonly subtitleSize: "small" | "medium" | "large" | "huge";
  readonly subtitleBackground: "none" | "shaded" | "solid";
  /** Of the audio track that was chosen last, as the film named it; null where the film's own first one is used. */
  readonly audioLanguage: string | null;
}

const KEY = "matinee-player";
const DEFAULTS: Preferences = {
  nextByItself: true,
  subtitleSize: "medium",
  subtitleBackground: "shaded",
  audioLanguage: null,
};
const SIZES: readonly Preferences["subtitleSize"][] = ["small", "medium", "large", "huge"];
const BACKGROUNDS: readonly Preferences["subtitleBackground"][] = ["none", "shaded", "solid"];

/** Reads them; what is missing or broken is as it comes. */
export function readPreferences(storage: Pick<Storage, "getItem">): Preferences {
  try {
    return parsePreferences(JSON.parse(storage.getItem(KEY) ?? "{}"));
  } catch {
    return DEFAULTS;
  }
}

/** Keeps them. A browser that keeps nothing is no reason to stop. */
export function writePreferences(storage: Pick<Storage, "setItem">, preferences: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}

function parsePreferences(stored: unknown): Preferences {
  const known = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  return {
    nextByItself: typeof known.nextByItself === "boolean" ? known.nextByItself : DEFAULTS.nextByItself,
    subtitleSize: SIZES.find((size) => size === known.subtitleSize) ?? DEFAULTS.subtitleSize,
    subtitleBackground:
      BACKGROUNDS.find((background) => background === known.subtitleBackground) ??
      DEFAULTS.subtitleBackground,
    audioLanguage: typeof known.audioLanguage === "string" ? known.audioLanguage : DEFAULTS.audioLanguage,
  };
}
