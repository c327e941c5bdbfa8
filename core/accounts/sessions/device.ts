import { type Device } from "#core/accounts/types.ts";
import bowser from "bowser";

/** Longer texts are truncated: a browser's own has about 150 characters. */
const MAX_USER_AGENT_LENGTH = 400;

/** A User-Agent as it is stored with a session; null if there is none. */
export function storedUserAgent(userAgent: string | undefined): string | null {
  return userAgent?.slice(0, MAX_USER_AGENT_LENGTH) || null;
}

/** The device in a User-Agent; null if it is unknown. */
export function deviceOf(userAgent: string | null): Device | null {
  if (!userAgent) return null;
  const parser = bowser.getParser(userAgent);
  const [browser, system] = [parser.getBrowserName(), parser.getOSName()];
  return browser ? { browser, system: system || null } : null;
}
