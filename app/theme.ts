/** House lights: down (dark), up (light), or with the day (what the device says). */
export const LIGHTS = ["down", "up", "day"] as const;
export type Lights = (typeof LIGHTS)[number];

export const LIGHTS_COOKIE = "matinee_lights";
const ONE_YEAR_SECONDS = 365 * 24 * 3600;

export function isLights(value: unknown): value is Lights {
  return LIGHTS.some((one) => one === value);
}

/** The lights that a Cookie header asks for; down unless it says otherwise. */
export function lightsOf(cookieHeader: string | null): Lights {
  const found = /(?:^|;\s*)matinee_lights=([a-z]+)/.exec(cookieHeader ?? "")?.[1];
  return isLights(found) ? found : "down";
}

/** The lights of the page as it stands, for where the root's data got lost; down on the server. */
export function lightsShown(): Lights {
  const shown = typeof document === "undefined" ? null : document.documentElement.dataset.lights;
  return isLights(shown) ? shown : "down";
}

/** The Set-Cookie header that keeps the lights for a year. Scripts may read it; it is no secret. */
export function lightsCookie(lights: Lights): string {
  return `${LIGHTS_COOKIE}=${lights}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax`;
}

/** What `data-theme` says at first; with the day, the browser corrects it before anything is painted. */
export function themeOf(lights: Lights): "dark" | "light" {
  return lights === "up" ? "light" : "dark";
}
