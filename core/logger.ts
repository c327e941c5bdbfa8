import pino from "pino";

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
    pino.destination({ dest: 2, sync: true }),
  );
}
