import { type EventEmitter } from "node:events";

export interface LeakWatch {
  /** Stops watching. Throws with all warnings. */
  end(): void;
}

/**
 * Collects Node's warnings of listeners that accumulate on one emitter or signal
 * (`MaxListenersExceededWarning`). Node prints them and goes on, so a leak would not be noticed. `source` is
 * the process, except in a test of this.
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

/** Node's name of the warning, in this process and in the logs of others. */
export const LEAK_WARNING = "MaxListenersExceededWarning";
