import pino from "pino";
import { terminalJson } from "#core/terminal-text.ts";

export type Logger = pino.Logger;

/**
 * Creates the logger of a process: JSON lines on stderr, secrets redacted. Children bind `requestId`, or
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

/**
 * Stderr is a terminal if a user runs a command or a container by hand: control characters of a name must not
 * reach it.
 */
function stderrLines(): pino.DestinationStream {
  const stderr = pino.destination({ dest: 2, sync: true });
  return { write: (line) => void stderr.write(terminalJson(line)) };
}
