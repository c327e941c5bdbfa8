/** A bell that one sleeper waits for; rung while nobody sleeps, it is heard at the next sleep. */
export interface WakeUp {
  ring(): void;
  /** Sleeps until the bell rings, `ms` pass, or the signal aborts. True where it rang. */
  sleep(ms: number, signal: AbortSignal): Promise<boolean>;
}

/** Makes a bell. */
export function createWakeUp(): WakeUp {
  let hasRung = false;
  let wake: ((rang: boolean) => void) | null = null;
  return {
    ring() {
      if (wake) wake(true);
      else hasRung = true;
    },
    sleep(ms, signal) {
      if (signal.aborted || hasRung) {
        const rang = hasRung;
        hasRung = false;
        return Promise.resolve(rang);
      }
      return new Promise((resolve) => {
        const end = (rang: boolean) => {
          clearTimeout(timer);
          signal.removeEventListener("abort", onAbort);
          wake = null;
          resolve(rang);
        };
        const onAbort = () => end(false);
        const timer = setTimeout(() => end(false), ms);
        signal.addEventListener("abort", onAbort);
        wake = end;
      });
    },
  };
}
