/** lucia's ids have 40 characters of base32. */
const SESSION_ID = /^[a-z0-9]{1,64}$/;

/**
 * The session's id in a Cookie header, under `name`; null if there is none, or none that we could have
 * written. No other cookie is read or decoded: every other server on this host writes cookies that reach us,
 * in any form.
 */
export function readSessionId(cookieHeader: string | undefined, name: string): string | null {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [key = "", ...rest] = pair.split("=");
    const value = rest.join("=").trim();
    if (key.trim() === name && SESSION_ID.test(value)) return value;
  }
  return null;
}
