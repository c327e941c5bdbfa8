import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { Lucia, TimeSpan } from "lucia";
import { type Database } from "#db/client.ts";
import { sessions } from "#db/schema/sessions.ts";
import { users } from "#db/schema/users.ts";

/** A session lives this long after it was last used; lucia prolongs it in its second half. */
const SESSION_LIFE = new TimeSpan(30, "d");

/** `__Host-` binds a cookie to this host and to HTTPS: browsers refuse it from anybody else, and on plain HTTP. */
const SECURE_COOKIE = "__Host-matinee_session";
const PLAIN_COOKIE = "matinee_session";

/** lucia for requests over HTTPS and over plain HTTP: the same sessions, two cookies. */
export interface Sessions {
  readonly secure: Lucia;
  readonly plain: Lucia;
}

export function createSessions(db: Database): Sessions {
  const adapter = new DrizzlePostgreSQLAdapter(db, sessions, users);
  const withCookie = (name: string, secure: boolean): Lucia =>
    new Lucia(adapter, {
      sessionExpiresIn: SESSION_LIFE,
      sessionCookie: { name, attributes: { secure, sameSite: "lax", path: "/" } },
    });
  return { secure: withCookie(SECURE_COOKIE, true), plain: withCookie(PLAIN_COOKIE, false) };
}
