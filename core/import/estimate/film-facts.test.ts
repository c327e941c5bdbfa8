import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { importCost } from "#core/import/estimate/import-cost.ts";
import { readFilmFacts } from "#core/import/estimate/film-facts.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

function movieHeader(timescale: number, duration: number): Buffer {
  const body = Buffer.alloc(100);
  body.writeUInt32BE(timescale, 12);
  body.writeUInt32BE(duration, 16);
  return box("mvhd", body);
}

function track(height: number): Buffer {
  const body = Buffer.alloc(84);
  body.writeUInt32BE(height * 65_536, 80);
  return box("trak", box("tkhd", body));
}

/** An element with a size of one byte, or of two. */
function element(id: string, content: Buffer): Buffer {
  const size =
    content.length < 127 ? [0x80 | content.length] : [0x40 | (content.length >> 8), content.length & 255];
  return Buffer.concat([Buffer.from(id, "hex"), Buffer.from(size), content]);
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

function factsOf(bytes: Buffer) {
  const file = path.join(tempFolder("facts"), "film");
  writeFileSync(file, bytes);
  return readFilmFacts(file);
}

const MOVIE = box("moov", movieHeader(600, 54_000), track(0), track(720));

test("an MP4 says its length and height, with the index at either end", async () => {
  const expected = { durationSeconds: 90, heightPixels: 720 };
  const data = box("mdat", Buffer.alloc(3000));
  expect(await factsOf(Buffer.concat([box("ftyp", Buffer.alloc(16)), MOVIE, data]))).toEqual(expected);
  expect(await factsOf(Buffer.concat([box("ftyp", Buffer.alloc(16)), data, MOVIE]))).toEqual(expected);
});

test("a Matroska file says its length and height", async () => {
  const info = element(
    "1549a966",
    Buffer.concat([element("2ad7b1", Buffer.from([0x0f, 0x42, 0x40])), element("4489", double(65_500))]),
  );
  const video = element(
    "1654ae6b",
    element(
      "ae",
      element(
        "e0",
        Buffer.concat([element("b0", Buffer.from([7, 128])), element("ba", Buffer.from([4, 56]))]),
      ),
    ),
  );
  const segment = Buffer.concat([
    Buffer.from("1853806701ffffffffffffff", "hex"),
    element("ec", Buffer.alloc(200)),
    info,
    video,
    Buffer.from("1f43b675", "hex"),
  ]);
  const file = Buffer.concat([element("1a45dfa3", Buffer.alloc(20)), segment]);
  expect(await factsOf(file)).toEqual({ durationSeconds: 65.5, heightPixels: 1080 });
});

test("a damaged, an empty and another file say nothing", async () => {
  const nothing = { durationSeconds: null, heightPixels: null };
  const samples = [
    ...[Buffer.alloc(0), Buffer.from("RIFF....AVI LIST"), box("ftyp", Buffer.alloc(8))],
    ...[
      Buffer.from("1a45dfa3ff", "hex"),
      Buffer.concat([box("ftyp"), Buffer.from([0, 0, 0, 1, 109, 111, 111, 118])]),
    ],
    Buffer.concat([box("ftyp", Buffer.alloc(8)), box("moov", movieHeader(0, 5))]),
  ];
  for (const bytes of samples) expect(await factsOf(bytes)).toEqual(nothing);
});

test("an import costs disk and hours of a core, and says what it guessed", () => {
  const file = { sizeBytes: 4e9, durationSeconds: 3600, heightPixels: 1080 };
  expect(importCost([file], false)).toEqual({
    files: 1,
    sourceBytes: 4e9,
    diskBytes: 6e9,
    cpuHours: 3.7,
    guessedFiles: 0,
  });
  expect(importCost([{ ...file, heightPixels: 480 }], true)).toMatchObject({
    diskBytes: 10e9,
    cpuHours: 0.4,
  });
  const unknown = importCost([{ sizeBytes: 2.7e9, durationSeconds: null, heightPixels: null }], false);
  expect(unknown).toMatchObject({ guessedFiles: 1, cpuHours: 3.7 });
});
