/** The theme: down (dark), up (light), or with the day (what the device says). */
export const THEME_CHOICES = ["dark", "light", "system"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

export const THEME_COOKIE = "matinee_theme";
const ONE_YEAR_SECONDS = 365 * 24 * 3600;

export function isThemeChoice(value: unknown): value is ThemeChoice {
  return THEME_CHOICES.some((one) => one === value);
}

/** The lights that a Cookie header asks for; down unless it says otherwise. */
export function themeChoiceOf(cookieHeader: string | null): ThemeChoice {
  const found = /(?:^|;\s*)matinee_theme=([a-z]+)/.exec(cookieHeader ?? "")?.[1];
  return isThemeChoice(found) ? found : "dark";
}

/** The lights of the page as it stands, for where the root's data got lost; down on the server. */
export function themeChoiceShown(): ThemeChoice {
  const shown = typeof document === "undefined" ? null : document.documentElement.dataset.themeChoice;
  return isThemeChoice(shown) ? shown : "dark";
}

/** The Set-Cookie header that keeps the lights for a year. Scripts may read it; it is no secret. */
export function themeCookie(themeChoice: ThemeChoice): string {
  return `${THEME_COOKIE}=${themeChoice}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax`;
}

/** What `data-theme` says at first; with the day, the browser corrects it before anything is painted. */
export function themeOf(themeChoice: ThemeChoice): "dark" | "light" {
  return themeChoice === "light" ? "light" : "dark";
}
