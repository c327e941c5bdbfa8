import { expect, it } from "vitest";
import { sniffImage } from "#core/catalog/artwork/sniff-image.ts";

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");

it.each([
  ["jpeg", bytes("\xff\xd8\xff\xe0rest")],
  ["png", bytes("\x89PNG\r\n\x1a\nrest")],
  ["webp", bytes("RIFF\x10\0\0\0WEBPVP8 ")],
  ["avif", bytes("\0\0\0\x20ftypavif\0\0\0\0")],
])("recognises %s by its first bytes", (format, first) => expect(sniffImage(first)).toBe(format));

it.each([
  ["an SVG", bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
  ["a GIF", bytes("GIF89a")],
  ["a film", bytes("\0\0\0\x20ftypisom")],
  ["an animated AVIF", bytes("\0\0\0\x20ftypavis")],
  ["a playlist", bytes("#EXTM3U\n")],
  ["nothing", bytes("")],
  ["a torn PNG", bytes("\x89PNG")],
])("takes no %s", (_name, first) => expect(sniffImage(first)).toBeNull());
