import { type TabEnvironment, type TabChannel, type TabMessage } from "#app/events/tab-environment.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { type VideoEvent } from "#core/playback/types.ts";

const NAME = "matinee-events";
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/** The real browser. Tabs share a stream only where they can agree on who leads: locks want a secure context. */
export function browserEnvironment(client: RpcClient): TabEnvironment {
  const canAgree = typeof BroadcastChannel === "function" && "locks" in navigator;
  return {
    tab: Math.random().toString(36).slice(2),
    connect: (videoIds, onEvent) => keepStreaming(client, videoIds, onEvent),
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

/** EventSource comes back after an outage by itself; after an answer that says no we ask again, ever more rarely. */
function keepStreaming(
  client: RpcClient,
  videoIds: readonly string[],
  onEvent: (event: VideoEvent) => void,
): () => void {
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
  const start = () => {
    timer = undefined;
    subscription = client.events.stream.subscribe(
      { videoIds: [...videoIds] },
      {
        onData(event) {
          retryMs = FIRST_RETRY_MS;
          onEvent(event);
        },
        onError: retry,
        onComplete: retry,
      },
    );
  };
  start();
  return () => {
    isClosed = true;
    clearTimeout(timer);
    subscription?.unsubscribe();
  };
}
