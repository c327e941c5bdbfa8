import { describe, expect, it } from "vitest";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { hasAcceptedExtension, checkMedia, checkName } from "#core/uploads/files/accepted-media.ts";

const bytes = (text: string, length = 600) => {
  const out = Buffer.alloc(length, 0x81);
  out.write(text, 0, "latin1");
  return out;
};

function transportStream(packet: number, phase: number): Buffer {
  const out = Buffer.alloc(4096, 0x81);
  for (let offset = phase; offset < out.length; offset += packet) out[offset] = 0x47;
  return out;
}

describe("judgeMedia", () => {
  it.each([
    ["film.mp4", bytes("\0\0\0\x20ftypisom")],
    ["film.mov", bytes("\0\0\0\x08wide")],
    ["film.mkv", bytes("\x1A\x45\xDF\xA3")],
    ["film.avi", bytes("RIFF\x10\0\0\0AVI LIST")],
    ["film.flv", bytes("FLV\x01\x05")],
    ["film.wmv", bytes("\x30\x26\xB2\x75\x8E\x66\xCF\x11")],
    ["film.ogv", bytes("OggS")],
    ["film.mpg", bytes("\0\0\x01\xBA")],
    ["bare.m2v", bytes("\0\0\x01\xB3")],
    ["film.ts", transportStream(188, 0)],
    ["film.m2ts", transportStream(192, 4)],
    ["cut.ts", transportStream(188, 77)],
    ["a name without an ending", bytes("\x1A\x45\xDF\xA3")],
    ["strange.mov", bytes("\0\0\0\x08prfl")],
  ])("accepts %s", (name, first) => {
    expect(checkMedia(name, first)).toEqual({ accepted: true });
  });

  it.each([
    ["film.mp4", Buffer.from("Dear diary, this is no film.\n"), "text"],
    ["film.mp4", Buffer.from("#EXTM3U\n#EXT-X-TARGETDURATION:4\nfile:///etc/passwd\n"), "a playlist"],
    ["film.mp4", Buffer.from('<?xml version="1.0"?>\n<MPD></MPD>'), "a playlist"],
    ["film.mp4", Buffer.alloc(4096), "filled with zeros"],
    ["film.mp4", Buffer.alloc(0), "empty"],
    ["film.mp4", bytes("\xFF\xD8\xFF\xE0"), "an image"],
    ["film.mp4", bytes("\0\0\0\x20ftypheic"), "an image"],
    ["song.mp3", bytes("ID3\x04"), "audio"],
    ["film.mkv", bytes("PK\x03\x04"), "an archive"],
  ])("refuses %s and says what it is", (name, first, what) => {
    const check = checkMedia(name, first);
    expect(check.accepted).toBe(false);
    if (!check.accepted) expect(sentenceOf(check.reason)).toMatch(new RegExp(`${what}.*MP4, MOV, MKV`));
  });

  it("refuses unknown bytes under an unknown name", () => {
    expect(checkMedia("save.dat", bytes("\x01\x02\x03\x04")).accepted).toBe(false);
  });
});

describe("checkName", () => {
  it("checks the ending alone", () => {
    expect(checkName("-Ein Film “é” 🎬.MKV")).toEqual({ accepted: true });
    expect(checkName("mp4").accepted).toBe(false);
    expect(hasAcceptedExtension("notes.txt")).toBe(false);
  });
});
