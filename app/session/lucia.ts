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

/** lucia, with what a session tells beside its own: when it was last used, as it was read. */
export type SessionLucia = Lucia<{ lastUsedAt: Date | undefined }>;

/** lucia for requests over HTTPS and over plain HTTP: the same sessions, two cookies. */
export interface Sessions {
  readonly secure: SessionLucia;
  readonly plain: SessionLucia;
}

declare module "lucia" {
  interface Register {
    Lucia: SessionLucia;
    UserId: string;
    /** The columns of `sessions` beside lucia's own: the database fills in what is left out. */
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
