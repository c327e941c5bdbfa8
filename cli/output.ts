import { jsonLine, terminalLine, terminalText } from "#core/terminal-text.ts";

/** Where a command's answer goes: data to stdout, all else to stderr. */
export interface Output {
  readonly isJson: boolean;
  /**
   * The answer: one JSON document, or the text that `human` returns for it. Control characters never reach a
   * terminal.
   */
  answer<Value>(value: Value, human: (value: Value) => string): void;
  /** Progress messages; never data. */
  progress(line: string): void;
}

/** Creates an output on two streams. */
export function createOutput(
  streams: { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream },
  isJson: boolean,
): Output {
  return {
    isJson,
    answer(value, human) {
      const text = isJson ? jsonLine(value) : terminalText(human(value));
      if (text !== "") streams.stdout.write(`${text}\n`);
    },
    progress(line) {
      streams.stderr.write(`${terminalLine(line)}\n`);
    },
  };
}

type Cell = string | number | null | undefined;

/** Columns below their headings, each as wide as its widest cell; `nothing` if there is no row. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], nothing: string): string {
  if (rows.length === 0) return nothing;
  const lines = [head, ...rows].map((row) => row.map((cell) => terminalLine(String(cell ?? "–"))));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `412 B`, `3.4 MB`: decimal units, as disks use. */
export function inBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** `1:02:03` */
export function inTime(seconds: number): string {
  const complete = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(complete / 3600), Math.floor(complete / 60) % 60];
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, "0")}:${String(complete % 60).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
