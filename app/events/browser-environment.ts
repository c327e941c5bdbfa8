import { type TabEnvironment, type TabChannel, type TabMessage } from "#app/events/tab-environment.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { type VideoEvent } from "#core/playback/types.ts";

const NAME = "matinee-events";
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * The browser's own functions. Tabs share a stream only if they can elect a leader: locks need a secure
 * context.
 */
export function browserEnvironment(): TabEnvironment {
  const canAgree = typeof BroadcastChannel === "function" && "locks" in navigator;
  return {
    tab: Math.random().toString(36).slice(2),
    connect: keepStreaming,
    openChannel: (onMessage) => (canAgree ? openChannel(onMessage) : null),
    lead: canAgree ? leadByLock : leadAlone,
    isHidden: () => document.visibilityState === "hidden",
    onVisibility(listener) {
      document.addEventListener("visibilitychange", listener);
      return () => document.removeEventListener("visibilitychange", listener);
    },
  };
}

function openChannel(onMessage: (message: TabMessage) => void): TabChannel {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = (event: MessageEvent<TabMessage>) => onMessage(event.data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}

function leadByLock(onLead: () => void): () => void {
  const letGo = new AbortController();
  const held = new Promise<void>((resolve) => letGo.signal.addEventListener("abort", () => resolve()));
  navigator.locks
    .request(NAME, { signal: letGo.signal }, () => {
      onLead();
      return held;
    })
    .catch(() => undefined);
  return () => letGo.abort();
}

function leadAlone(onLead: () => void): () => void {
  onLead();
  return () => undefined;
}

/**
 * EventSource reconnects after an outage by itself. After an answer with an error status it does not, so we
 * reconnect, at growing intervals.
 */
function keepStreaming(videoIds: readonly string[], onEvent: (event: VideoEvent) => void): () => void {
  let retryMs = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let subscription: { unsubscribe(): void } | null = null;
  let isClosed = false;
  const retry = () => {
    if (isClosed || timer !== undefined) return;
    subscription?.unsubscribe();
    timer = setTimeout(start, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  };
  const onData = (event: VideoEvent) => {
    retryMs = FIRST_RETRY_MS;
    onEvent(event);
  };
  const start = () => {
    timer = undefined;
    loadRpcClient().then(({ events }) => {
      if (isClosed) return;
      const handlers = { onData, onError: retry, onComplete: retry };
      subscription = events.stream.subscribe({ videoIds: [...videoIds] }, handlers);
    }, retry);
  };
  start();
  return () => {
    isClosed = true;
    clearTimeout(timer);
    subscription?.unsubscribe();
  };
}
