import { type Device } from "#core/accounts/types.ts";
import bowser from "bowser";

/** Longer texts are cut: a browser's own has some 150 characters. */
const MAX_USER_AGENT_LENGTH = 400;

/** A User-Agent as it is stored with a session; null where there is none. */
export function storedUserAgent(userAgent: string | undefined): string | null {
  return userAgent?.slice(0, MAX_USER_AGENT_LENGTH) || null;
}

/** The device that a User-Agent names; null where it names none that is known. */
export function deviceOf(userAgent: string | null): Device | null {
  if (!userAgent) return null;
  const parser = bowser.getParser(userAgent);
  const [browser, system] = [parser.getBrowserName(), parser.getOSName()];
  return browser ? { browser, system: system || null } : null;
}
