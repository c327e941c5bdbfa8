import { jsonLine, terminalLine, terminalText } from "#core/terminal-text.ts";

/** Where a command's answer goes: data to stdout, everything else to stderr. */
export interface Output {
  readonly isJson: boolean;
  /** The answer: one JSON document, or what `human` makes of it; no control character of it reaches a terminal. */
  answer<Value>(value: Value, human: (value: Value) => string): void;
  /** What is on the way; never data. */
  progress(line: string): void;
}

/** An output over two streams. */
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

/** Columns under their names, each as wide as its widest cell. `nothing` where there is no row. */
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

/** `412 B`, `3.4 MB`, as disks count. */
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
