/** A signal that one sleeper waits for; if it is sent while none sleeps, it ends the next sleep. */
export interface WakeUp {
  call(): void;
  /** Sleeps until it is woken, `ms` pass, or the signal aborts. True if it was woken. */
  sleep(ms: number, signal: AbortSignal): Promise<boolean>;
}

/** Creates a wake-up. */
export function createWakeUp(): WakeUp {
  let isCalled = false;
  let wake: ((wasCalled: boolean) => void) | null = null;
  return {
    call() {
      if (wake) wake(true);
      else isCalled = true;
    },
    sleep(ms, signal) {
      if (signal.aborted || isCalled) {
        const wasCalled = isCalled;
        isCalled = false;
        return Promise.resolve(wasCalled);
      }
      return new Promise((resolve) => {
        const end = (wasCalled: boolean) => {
          clearTimeout(timer);
          signal.removeEventListener("abort", onAbort);
          wake = null;
          resolve(wasCalled);
        };
        const onAbort = () => end(false);
        const timer = setTimeout(() => end(false), ms);
        signal.addEventListener("abort", onAbort);
        wake = end;
      });
    },
  };
}
