import { and, eq, ne } from "drizzle-orm";
import { sessionName } from "#core/accounts/sessions/session-end.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { notifySessionEnd } from "#core/notifications/channels.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { sessions } from "#db/schema/sessions.ts";

/**
 * Ends all sessions of a user with their event streams, except `exceptSessionId`. Returns the number of ended
 * sessions.
 */
export async function endSessions(
  db: DatabaseOrTransaction,
  userId: string,
  exceptSessionId: string | null = null,
): Promise<number> {
  const others = exceptSessionId === null ? undefined : ne(sessions.id, exceptSessionId);
  const ended = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), others))
    .returning({ id: sessions.id });
  for (const { id } of ended) await notifySessionEnd(db, sessionName(id));
  return ended.length;
}

/** Ends one session of a user by its name, as `listSessions` gives it. Throws not_found. */
export async function endSession(ctx: CoreContext, userId: string, name: string): Promise<void> {
  const rows = await idsOf(ctx.db, userId);
  const id = rows.find((one) => sessionName(one) === name);
  if (id === undefined) throw new DomainError("not_found", "accounts.sessionEnded");
  await ctx.db.delete(sessions).where(eq(sessions.id, id));
  await notifySessionEnd(ctx.db, name);
}

/** Closes the event streams of a user, whose browsers reconnect with the current rights. Sessions go on. */
export async function reopenStreams(db: DatabaseOrTransaction, userId: string): Promise<void> {
  for (const id of await idsOf(db, userId)) await notifySessionEnd(db, sessionName(id));
}

async function idsOf(db: DatabaseOrTransaction, userId: string): Promise<string[]> {
  const rows = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId));
  return rows.map(({ id }) => id);
}
