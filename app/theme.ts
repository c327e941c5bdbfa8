/** The themes that a user can choose. `system` follows the device's own setting and is the default. */
export const THEME_CHOICES = ["dark", "light", "system"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const DEFAULT_THEME: ThemeChoice = "system";
export const THEME_COOKIE = "matinee_theme";
const ONE_YEAR_SECONDS = 365 * 24 * 3600;

export function isThemeChoice(value: unknown): value is ThemeChoice {
  return THEME_CHOICES.some((one) => one === value);
}

/** The theme that a Cookie header asks for; `system` where it names none. */
export function themeChoiceOf(cookieHeader: string | null): ThemeChoice {
  const found = /(?:^|;\s*)matinee_theme=([a-z]+)/.exec(cookieHeader ?? "")?.[1];
  return isThemeChoice(found) ? found : DEFAULT_THEME;
}

/** The theme choice of the page as it is shown, for pages whose root data is missing; `system` on the server. */
export function themeChoiceShown(): ThemeChoice {
  const shown = typeof document === "undefined" ? null : document.documentElement.dataset.themeChoice;
  return isThemeChoice(shown) ? shown : DEFAULT_THEME;
}

/** The Set-Cookie header that keeps the theme for a year. Scripts may read it; it is no secret. */
export function themeCookie(themeChoice: ThemeChoice): string {
  return `${THEME_COOKIE}=${themeChoice}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax`;
}

/** The first value of `data-theme`. With `system`, a script in the head corrects it before the first paint. */
export function themeOf(themeChoice: ThemeChoice): "dark" | "light" {
  return themeChoice === "light" ? "light" : "dark";
}
