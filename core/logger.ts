import pino from "pino";
import { terminalJson } from "#core/terminal-text.ts";

export type Logger = pino.Logger;

/**
 * Makes the logger of a process: JSON lines on stderr, secrets redacted. Children bind `requestId`, or
 * `jobId` and `videoId`.
 */
export function createLogger(role: string, level: string): Logger {
  return pino(
    {
      level,
      base: { role, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          "password",
          "token",
          "cookie",
          "authorization",
          "headers.cookie",
          "headers.authorization",
          "*.password",
          "*.token",
        ],
        censor: "[redacted]",
      },
    },
    stderrLines(),
  );
}

/** Stderr is a terminal where somebody runs a command or a container by hand: no name in a line may be obeyed by it. */
function stderrLines(): pino.DestinationStream {
  const stderr = pino.destination({ dest: 2, sync: true });
  return { write: (line) => void stderr.write(terminalJson(line)) };
}
