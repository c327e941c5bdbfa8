import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { followLines } from "#worker/ffmpeg/run/follow-lines.ts";

/** The lines of a stream that arrives in these pieces. */
async function linesOf(...pieces: Buffer[]): Promise<string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  followLines(stream, (line) => lines.push(line));
  for (const piece of pieces) stream.write(piece);
  await new Promise<void>((resolve) => stream.end(() => stream.once("close", resolve)));
  return lines;
}

it("gives whole lines, however the stream is cut, and a last one without a line break", async () => {
  const bytes = Buffer.from("frame=1\nü: é\n\nlast");
  const pieces = [...bytes].map((byte) => Buffer.from([byte]));
  expect(await linesOf(...pieces)).toEqual(["frame=1", "ü: é", "", "last"]);
  expect(await linesOf(bytes)).toEqual(["frame=1", "ü: é", "", "last"]);
  expect(await linesOf()).toEqual([]);
});

it("keeps only the beginning of a line that does not end", async () => {
  const pieces = Array.from({ length: 40 }, () => Buffer.alloc(10_000, "x"));
  const [line] = await linesOf(...pieces);
  expect(line?.length).toBe(64 * 1024);
});
