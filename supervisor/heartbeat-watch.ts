import { HEARTBEAT_MS, Silence } from "#core/start/silence.ts";

export interface HeartbeatWatch {
  /** A heartbeat came; the first one begins the watch, since a process that still starts gives none. */
  audible(): void;
  stop(): void;
}

/** Watches the heartbeats of one process; calls `onHang` once, where none came for `HANG_SECONDS`. */
export function watchHeartbeats(onHang: () => void): HeartbeatWatch {
  let silence: Silence | null = null;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    if (!silence?.isHang(performance.now())) return;
    clearInterval(timer);
    onHang();
  };
  return {
    audible() {
      // A last message may be read after the end of its process.
      if (isStopped) return;
      if (silence) return silence.end();
      silence = new Silence(performance.now());
      timer = setInterval(look, HEARTBEAT_MS).unref();
    },
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
