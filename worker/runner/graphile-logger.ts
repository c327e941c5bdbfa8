import { Logger as GraphileLogger } from "graphile-worker";
import { type Logger } from "#core/logger.ts";

/** Lets graphile-worker speak through our logger; its chatter about each job becomes debug. */
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
