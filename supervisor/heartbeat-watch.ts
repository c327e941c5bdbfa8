import { HEARTBEAT_MS, Silence } from "#core/start/silence.ts";

export interface HeartbeatWatch {
  /** Records a heartbeat. The first one begins the watch, because a starting process sends none. */
  audible(): void;
  stop(): void;
}

/** Watches the heartbeats of one process; calls `onHang` once if none arrives for `HANG_SECONDS`. */
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
      // The last message may be read after the process has ended.
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
