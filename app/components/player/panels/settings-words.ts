import { type Preferences } from "../state/preferences.ts";

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

export const SIZE_WORDS: Record<Preferences["subtitleSize"], string> = {
  small: "Small",
  medium: "Medium",
  large: "Large",
  huge: "Very large",
};

export const BACKGROUND_WORDS: Record<Preferences["subtitleBackground"], string> = {
  none: "None",
  shaded: "Shaded",
  solid: "Solid",
};

/** "Medium, shaded". */
export function lookWords({ subtitleSize, subtitleBackground }: Preferences): string {
  const background = subtitleBackground === "none" ? "no background" : BACKGROUND_WORDS[subtitleBackground];
  return `${SIZE_WORDS[subtitleSize]}, ${background.toLowerCase()}`;
}

/** "Normal", "1.25×". */
export function speedWords(rate: number): string {
  return rate === 1 ? "Normal" : `${rate}×`;
}
