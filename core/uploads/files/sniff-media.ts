import { FIRST_BOXES } from "#core/media/mp4/first-boxes.ts";
import { type ParamsOf } from "#core/messages/message.ts";

/** What a file is that is no video; `uploads.otherKind` of core/messages has words for each. */
type FileKind = ParamsOf<"uploads.otherKind">["kind"];

/**
 * The kind of a file by its first bytes. Pure, and without Node, so that the browser can check before it
 * sends anything. `video` is a container that we read, `other` something known that is no video, `unknown` is
 * left to the probe.
 */
export type Sniffed =
  | { readonly kind: "video" }
  | { readonly kind: "other"; readonly what: FileKind }
  | { readonly kind: "unknown" };

/** How many first bytes a verdict wants: enough for some packets of MPEG-TS and for a line of a playlist. */
export const SNIFF_BYTES = 4096;

interface Signature {
  readonly offset: number;
  readonly text: string;
}
const at = (offset: number, text: string): Signature => ({ offset, text });

/** Signatures as Latin-1 text. ISO/IEC 14496-12 boxes, EBML, RIFF, FLV, ASF's GUID, Ogg, MPEG program stream, bare MPEG video. */
const VIDEO: readonly Signature[] = [
  ...FIRST_BOXES.map((box) => at(4, box)),
  at(0, "\x1A\x45\xDF\xA3"),
  at(8, "AVI "),
  at(0, "FLV\x01"),
  at(0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"),
  at(0, "OggS"),
  at(0, "\x00\x00\x01\xBA"),
  at(0, "\x00\x00\x01\xB3"),
];

const OTHER: readonly (readonly [FileKind, Signature])[] = [
  ["image", at(0, "\xFF\xD8\xFF")],
  ["image", at(0, "\x89PNG")],
  ["image", at(0, "GIF8")],
  ["image", at(0, "II*\x00")],
  ["image", at(8, "WEBP")],
  ...["heic", "heix", "mif1", "avif"].map((brand) => ["image", at(4, `ftyp${brand}`)] as const),
  ["audio", at(0, "ID3")],
  ["audio", at(0, "fLaC")],
  ["audio", at(8, "WAVE")],
  ["audio", at(4, "ftypM4A")],
  ["document", at(0, "%PDF")],
  ["archive", at(0, "PK\x03\x04")],
  ["archive", at(0, "\x1F\x8B")],
  ["archive", at(0, "Rar!")],
  ["archive", at(0, "7z\xBC\xAF")],
  ["program", at(0, "\x7FELF")],
  ["program", at(0, "MZ\x90")],
  ["playlist", at(0, "#EXTM3U")],
  ["playlist", at(0, "ffconcat")],
];

/** Classifies a file by its first bytes; `SNIFF_BYTES` of them are enough, fewer do where the file is shorter. */
export function sniffMedia(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { kind: "other", what: "empty" };
  const head = latin1(bytes.subarray(0, SNIFF_BYTES));
  const other = OTHER.find(([, signature]) => head.startsWith(signature.text, signature.offset));
  if (other) return { kind: "other", what: other[0] };
  if (VIDEO.some(({ text, offset }) => head.startsWith(text, offset))) return { kind: "video" };
  if (isTransportStream(bytes)) return { kind: "video" };
  if (bytes.subarray(0, SNIFF_BYTES).every((byte) => byte === 0)) return { kind: "other", what: "zeros" };
  return isText(head) ? { kind: "other", what: textKind(head) } : { kind: "unknown" };
}

/** Three sync bytes a packet apart, at any phase: 188 bytes, or 192 with Blu-ray's time codes. */
function isTransportStream(bytes: Uint8Array): boolean {
  for (const packet of [188, 192]) {
    for (let phase = 0; phase < packet; phase += 1) {
      if ([0, 1, 2].every((n) => bytes[phase + n * packet] === 0x47)) return true;
    }
  }
  return false;
}

function isText(head: string): boolean {
  return !/[\x00-\x08\x0E-\x1A\x1C-\x1F]/.test(head);
}

function textKind(head: string): FileKind {
  return /<MPD|#EXT-X-|^\s*\[playlist\]/i.test(head) ? "playlist" : "text";
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
