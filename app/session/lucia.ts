import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { Lucia, TimeSpan } from "lucia";
import { type Database } from "#db/client.ts";
import { sessions } from "#db/schema/sessions.ts";
import { users } from "#db/schema/users.ts";

/** A session expires this long after its last use; lucia extends it in its second half. */
const SESSION_LIFE = new TimeSpan(30, "d");

/**
 * `__Host-` binds a cookie to this host and to HTTPS: browsers refuse it from any other host, and on plain
 * HTTP.
 */
const SECURE_COOKIE = "__Host-matinee_session";
const PLAIN_COOKIE = "matinee_session";

/** lucia, with an additional attribute of a session: when it was last used, as read from its row. */
export type SessionLucia = Lucia<{ lastUsedAt: Date | undefined }>;

/** One lucia each for HTTPS and plain HTTP: the same sessions, two cookies. */
export interface Sessions {
  readonly secure: SessionLucia;
  readonly plain: SessionLucia;
}

declare module "lucia" {
  interface Register {
    Lucia: SessionLucia;
    UserId: string;
    /** The columns of `sessions` besides lucia's own; the database fills in omitted ones. */
    DatabaseSessionAttributes: { userAgent: string | null; lastUsedAt?: Date };
  }
}

export function createSessions(db: Database): Sessions {
  const adapter = new DrizzlePostgreSQLAdapter(db, sessions, users);
  const withCookie = (name: string, secure: boolean): SessionLucia =>
    new Lucia(adapter, {
      sessionExpiresIn: SESSION_LIFE,
      getSessionAttributes: ({ lastUsedAt }) => ({ lastUsedAt }),
      sessionCookie: { name, attributes: { secure, sameSite: "lax", path: "/" } },
    });
  return { secure: withCookie(SECURE_COOKIE, true), plain: withCookie(PLAIN_COOKIE, false) };
}
