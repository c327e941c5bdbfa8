import pg from "pg";
import { requireDatabaseUrl } from "#core/config/env.ts";
import { type CoreContext } from "#core/context.ts";
import { SEGMENT_CHANNEL, SESSION_CHANNEL, VIDEO_CHANNEL } from "#core/notifications/channels.ts";

const CHANNELS = [SEGMENT_CHANNEL, VIDEO_CHANNEL, SESSION_CHANNEL] as const;
export type Channel = (typeof CHANNELS)[number];

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;

/** The one LISTEN connection of a process, shared by all listeners. */
export interface Notifications {
  /** Calls `listener` with the payload of each notification, until the returned function is called. */
  subscribe(channel: Channel, listener: (payload: string) => void): () => void;
  /** Calls `listener` whenever the connection is established (again): earlier notifications may be lost. */
  onConnected(listener: () => void): () => void;
  /** Ends the connection; the listener can be used again afterwards. */
  close(): Promise<void>;
}

const shared = new WeakMap<CoreContext["sql"], Notifications>();

/** The listener of this process. It connects with its first subscriber, and again whenever the connection is lost. */
export function sharedNotifications(ctx: CoreContext): Notifications {
  const known = shared.get(ctx.sql);
  if (known) return known;
  const notifications = openNotifications(ctx);
  shared.set(ctx.sql, notifications);
  return notifications;
}

function openNotifications(ctx: CoreContext): Notifications {
  const listeners: Record<Channel, Set<(payload: string) => void>> = {
    [SEGMENT_CHANNEL]: new Set(),
    [VIDEO_CHANNEL]: new Set(),
    [SESSION_CHANNEL]: new Set(),
  };
  const connected = new Set<() => void>();
  const connection = keepListening(ctx, {
    onConnected: () => connected.forEach((listener) => listener()),
    onNotification: (channel, payload) => listeners[channel]?.forEach((listener) => listener(payload)),
  });
  return {
    subscribe(channel, listener) {
      listeners[channel].add(listener);
      connection.open();
      return () => void listeners[channel].delete(listener);
    },
    onConnected(listener) {
      connected.add(listener);
      return () => void connected.delete(listener);
    },
    close: () => connection.close(),
  };
}

interface Events {
  onConnected(): void;
  onNotification(channel: Channel, payload: string): void;
}

/**
 * A `pg` client instead of postgres.js's `listen`: that one tries only once to reconnect after a lost
 * connection, so after a restart of the database that takes a second it gets no notifications any more.
 */
function keepListening(ctx: CoreContext, events: Events) {
  let client: pg.Client | null = null;
  let isRequested = false;
  let retryMs = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString: requireDatabaseUrl(ctx.env),
      application_name: "matinee-listen",
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      connectionTimeoutMillis: 5_000,
    });
    client = mine;
    const lost = once(() => {
      if (client === mine) retry();
    });
    mine.on("error", lost).on("end", lost);
    mine.on("notification", (message) =>
      events.onNotification(message.channel as Channel, message.payload ?? ""),
    );
    try {
      await mine.connect();
      await mine.query(CHANNELS.map((channel) => `listen ${channel}`).join("; "));
      retryMs = FIRST_RETRY_MS;
      events.onConnected();
    } catch (error) {
      ctx.logger.warn({ err: error }, "cannot listen to the database yet");
      lost();
    }
  }

  function retry(): void {
    void client?.end().catch(() => undefined);
    client = null;
    if (!isRequested) return;
    timer = setTimeout(() => void connect(), retryMs);
    timer.unref();
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }

  return {
    open(): void {
      if (isRequested) return;
      isRequested = true;
      void connect();
    },
    async close(): Promise<void> {
      isRequested = false;
      clearTimeout(timer);
      const mine = client;
      client = null;
      await mine?.end().catch(() => undefined);
    },
  };
}

function once(work: () => void): () => void {
  let isComplete = false;
  return () => {
    if (isComplete) return;
    isComplete = true;
    work();
  };
}
