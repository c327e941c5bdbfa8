import { boxesIn, findBox, type Mp4Box, Mp4Error, requireBox, viewOf } from "#core/media/mp4/mp4-box.ts";

/** What a player learns from an init segment. Two runs of one rendition must agree in all of it. */
export interface InitInfo {
  readonly kind: "video" | "audio";
  /** RFC 6381: `avc1.64001f`, `mp4a.40.2`. */
  readonly codecs: string;
  readonly timescale: number;
  /** 0 for audio. */
  readonly width: number;
  readonly height: number;
  /** The decoder's configuration (avcC, esds) in hex. */
  readonly codecConfig: string;
  /** The edit list's box in hex; empty if there is none. */
  readonly editList: string;
}

/** Offsets from the start of a sample entry to its child boxes (ISO/IEC 14496-12, 12.1.3 and 12.2.3). */
const VISUAL_ENTRY_BYTES = 78;
const AUDIO_ENTRY_BYTES = 28;

/** Reads `ftyp moov` of one track of H.264 or AAC. Throws `Mp4Error` for anything else. */
export function parseInit(bytes: Uint8Array): InitInfo {
  const track = requireBox(bytes, ["moov", "trak"]);
  const table = requireBox(bytes, ["mdia", "minf", "stbl", "stsd"], track);
  const entry = boxesIn(bytes, table.contentStart + 8, table.end)[0];
  if (!entry) throw new Mp4Error("no sample entry");
  const shared = { timescale: timescaleOf(bytes, track), editList: editListOf(bytes, track) };
  if (entry.type === "avc1") return { ...shared, ...videoOf(bytes, entry) };
  if (entry.type === "mp4a") return { ...shared, ...audioOf(bytes, entry) };
  throw new Mp4Error(`sample entry ${entry.type} is neither H.264 nor AAC`);
}

/** Null if two inits are interchangeable, otherwise the difference. */
export function differenceOfInits(expected: InitInfo, found: InitInfo): string | null {
  const fields = ["kind", "codecs", "timescale", "width", "height", "codecConfig", "editList"] as const;
  const field = fields.find((name) => expected[name] !== found[name]);
  return field ? `${field} is ${found[field]}, not ${expected[field]}` : null;
}

/** `ftyp` and `moov` of a file whose fragments follow: its init segment. */
export function initBytesOf(bytes: Uint8Array): Uint8Array {
  const moov = requireBox(bytes, ["moov"]);
  return bytes.subarray(0, moov.end);
}

function videoOf(bytes: Uint8Array, entry: Mp4Box) {
  const view = viewOf(bytes);
  const config = childOf(bytes, entry, VISUAL_ENTRY_BYTES, "avcC");
  const [profile, constraints, level] = [1, 2, 3].map((at) => bytes[config.contentStart + at] ?? 0);
  return {
    kind: "video" as const,
    codecs: `avc1.${[profile, constraints, level].map((byte) => hexByte(byte ?? 0)).join("")}`,
    width: view.getUint16(entry.contentStart + 24),
    height: view.getUint16(entry.contentStart + 26),
    codecConfig: hex(bytes, config.contentStart, config.end),
  };
}

function audioOf(bytes: Uint8Array, entry: Mp4Box) {
  const config = childOf(bytes, entry, AUDIO_ENTRY_BYTES, "esds");
  return {
    kind: "audio" as const,
    codecs: `mp4a.40.${audioObjectType(bytes, config)}`,
    width: 0,
    height: 0,
    codecConfig: specificConfig(bytes, config),
  };
}

function childOf(bytes: Uint8Array, entry: Mp4Box, skip: number, type: string): Mp4Box {
  const child = boxesIn(bytes, entry.contentStart + skip, entry.end).find((box) => box.type === type);
  if (!child) throw new Mp4Error(`no ${type} in ${entry.type}`);
  return child;
}

/** The first five bits of AudioSpecificConfig; 2 is AAC-LC (ISO/IEC 14496-3, 1.6.2.1). */
const audioObjectType = (bytes: Uint8Array, esds: Mp4Box): number =>
  parseInt(specificConfig(bytes, esds).slice(0, 2), 16) >> 3;

/**
 * DecoderSpecificInfo (tag 5) alone: the descriptor around it also holds average and peak bit rates, which are
 * measured and so differ between runs.
 */
function specificConfig(bytes: Uint8Array, esds: Mp4Box): string {
  let at = esds.contentStart + 4;
  while (at < esds.end) {
    const { tag, contentStart, size } = descriptorAt(bytes, at);
    if (tag === 0x05) return hex(bytes, contentStart, contentStart + size);
    // ES_Descriptor has 3 bytes before its children, DecoderConfigDescriptor 13; others are skipped.
    at = tag === 0x03 ? contentStart + 3 : tag === 0x04 ? contentStart + 13 : contentStart + size;
  }
  throw new Mp4Error("no AudioSpecificConfig");
}

function descriptorAt(bytes: Uint8Array, at: number) {
  let size = 0;
  let cursor = at + 1;
  for (let count = 0; count < 4; count += 1) {
    const byte = bytes[cursor] ?? 0;
    cursor += 1;
    size = (size << 7) | (byte & 0x7f);
    if (byte < 0x80) break;
  }
  return { tag: bytes[at] ?? 0, contentStart: cursor, size };
}

function timescaleOf(bytes: Uint8Array, track: Mp4Box): number {
  const header = requireBox(bytes, ["mdia", "mdhd"], track);
  const isLong = bytes[header.contentStart] === 1;
  return viewOf(bytes).getUint32(header.contentStart + (isLong ? 20 : 12));
}

function editListOf(bytes: Uint8Array, track: Mp4Box): string {
  const list = findBox(bytes, ["edts", "elst"], track);
  return list ? hex(bytes, list.contentStart, list.end) : "";
}

const hexByte = (byte: number): string => byte.toString(16).padStart(2, "0");
const hex = (bytes: Uint8Array, start: number, end: number): string =>
  Array.from(bytes.subarray(start, end), hexByte).join("");
