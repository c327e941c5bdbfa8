import { pino } from "pino";
import { type Logger } from "#core/logger.ts";

/** A logger of a test, and what it was told. */
export interface LoggedLines {
  readonly logger: Logger;
  /** The lines of warnings and errors, as JSON. */
  readonly lines: readonly string[];
  /** Those of errors alone. */
  errors(): string[];
}

const ERROR_LEVEL = 50;

/** Makes a logger that keeps warnings and errors in memory. */
export function loggedLines(): LoggedLines {
  const lines: string[] = [];
  const logger = pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });
  const levelOf = (line: string) => (JSON.parse(line) as { level: number }).level;
  return { logger, lines, errors: () => lines.filter((line) => levelOf(line) >= ERROR_LEVEL) };
}
