import { createHash } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { notifySessionEnd, SESSION_CHANNEL } from "#core/notifications/channels.ts";
import { sharedNotifications } from "#core/notifications/shared-notifications.ts";
import { sessions } from "#db/schema/sessions.ts";

/** The check besides LISTEN, for sessions that expire, and for rows that are deleted with their user. */
const CHECK_MS = 10_000;

/** Tells every web process that a session has ended, so that its event streams end at once. */
export async function announceSessionEnd(ctx: CoreContext, sessionId: string): Promise<void> {
  await notifySessionEnd(ctx.db, sessionName(sessionId));
}

/**
 * A signal that aborts with `signal`, or once the session has ended: at once if the end is announced, within
 * 10 s if the session expired or its row was deleted for another reason. A failed check (the database is
 * unreachable) ends nothing. Resources are released on abort, so `signal` must abort in the end.
 */
export function untilSessionEnds(ctx: CoreContext, sessionId: string, signal: AbortSignal): AbortSignal {
  const ending = new AbortController();
  if (signal.aborted) return signal;
  const end = (): void => ending.abort();
  const check = (): void => {
    isAlive(ctx, sessionId).then(
      (alive) => (alive ? undefined : end()),
      () => undefined,
    );
  };
  const notifications = sharedNotifications(ctx);
  const name = sessionName(sessionId);
  const stops = [
    notifications.subscribe(SESSION_CHANNEL, (ended) => (ended === name ? end() : undefined)),
    notifications.onConnected(check),
  ];
  const timer = setInterval(check, CHECK_MS);
  ending.signal.addEventListener("abort", () => {
    clearInterval(timer);
    signal.removeEventListener("abort", end);
    for (const stop of stops) stop();
  });
  signal.addEventListener("abort", end);
  // It may have ended between reading its cookie and listening.
  check();
  return ending.signal;
}

async function isAlive(ctx: CoreContext, sessionId: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, sql`now()`)))
    .limit(1);
  return rows.length > 0;
}

/** Identifies a session without its secret id: the id's hash. */
export function sessionName(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("base64url");
}
