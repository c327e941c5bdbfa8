import { type EventEmitter } from "node:events";

export interface LeakWatch {
  /** Stops watching. Throws with every leak that was warned of. */
  end(): void;
}

/**
 * Collects Node's warnings of listeners that pile up on one emitter or signal (`MaxListenersExceededWarning`). Node
 * prints them and goes on, so a leak would pass unseen. `source` is the process, except in a test of this.
 */
export function watchForLeaks(source: Pick<EventEmitter, "on" | "off"> = process): LeakWatch {
  const leaks: string[] = [];
  const onWarning = (warning: Error) => {
    if (warning.name === LEAK_WARNING) leaks.push(warning.stack ?? warning.message);
  };
  source.on("warning", onWarning);
  return {
    end() {
      source.off("warning", onWarning);
      if (leaks.length > 0) throw new Error(`Listeners pile up:\n${leaks.join("\n")}`);
    },
  };
}

/** What Node calls the warning, in its own process and in the logs of others. */
export const LEAK_WARNING = "MaxListenersExceededWarning";
