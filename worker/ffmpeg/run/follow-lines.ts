import { type Readable } from "node:stream";

/** What is kept of a line that does not end; the messages of FFmpeg are far shorter. */
const MAX_LINE_CHARACTERS = 64 * 1024;

/** Calls back for each line of a stream of UTF-8, also for a last one without a line break. */
export function followLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = (lines.pop() ?? "").slice(0, MAX_LINE_CHARACTERS);
    for (const line of lines) onLine(line);
  });
  stream.on("end", () => {
    if (rest !== "") onLine(rest);
  });
}
