import { type ListedSession } from "#core/accounts/types.ts";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import { deviceOf } from "#core/accounts/sessions/device.ts";
import { sessionName } from "#core/accounts/sessions/session-end.ts";
import { type CoreContext } from "#core/context.ts";
import { sessions } from "#db/schema/sessions.ts";

/** Far more than a user has; older ones can be ended together. */
const MAX_SESSIONS = 100;

/** A user's valid sessions, the current one first, then by last use. */
export async function listSessions(
  ctx: CoreContext,
  userId: string,
  currentSessionId: string | null,
): Promise<ListedSession[]> {
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(eq(sessions.id, currentSessionId ?? "")), desc(sessions.lastUsedAt), sessions.id)
    .limit(MAX_SESSIONS);
  return rows.map(({ id, userAgent, createdAt, lastUsedAt }) => ({
    name: sessionName(id),
    device: deviceOf(userAgent),
    createdAt,
    lastUsedAt,
    isCurrent: id === currentSessionId,
  }));
}
