import { Logger as GraphileLogger } from "graphile-worker";
import { type Logger } from "#core/logging/logger.ts";

/** Lets graphile-worker speak through our logger; its chatter about each job becomes debug. */
export function graphileLogger(logger: Logger): GraphileLogger {
  return new GraphileLogger(() => (level, message, meta) => {
    const details = meta?.error ? { err: meta.error } : {};
    switch (level) {
      case "error":
        return logger.error(details, message);
      case "warning":
        return logger.warn(details, message);
      default:
        return logger.debug(details, message);
    }
  });
}
