/** A bell that one sleeper waits for; rendition while nobody sleeps, it is heard at the next sleep. */
export interface WakeUp {
  call(): void;
  /** Sleeps until the bell rings, `ms` pass, or the signal aborts. True where it rang. */
  sleep(ms: number, signal: AbortSignal): Promise<boolean>;
}

/** Makes a bell. */
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
