import { Logger as GraphileLogger } from "graphile-worker";
import { type Logger } from "#core/logger.ts";

/** Passes graphile-worker's messages to our logger; those about each job become debug. */
export function graphileLogger(logger: Logger): GraphileLogger {
  return new GraphileLogger(() => (level, message, meta) => {
    const details = meta?.error ? { err: meta.error } : {};
    logger[levelOf(level)](details, message);
  });
}

function levelOf(level: string): "error" | "warn" | "debug" {
  if (level === "error") return "error";
  return level === "warning" ? "warn" : "debug";
}
