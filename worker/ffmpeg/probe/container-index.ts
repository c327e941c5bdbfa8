import { type MediaSource } from "#worker/source-reader/media-source.ts";

const MAX_BOXES = 64;
const MATROSKA_HEAD_BYTES = 64 * 1024;
const EBML_MAGIC = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
const SEGMENT_ID = Buffer.from([0x18, 0x53, 0x80, 0x67]);
/** Id of Matroska's Cues: either the element itself, or the entry of the SeekHead that points at it. */
const CUES_ID = Buffer.from([0x1c, 0x53, 0xbb, 0x6b]);

/**
 * Whether a file has an index of all its frames, so that any range can be found without reading the rest.
 * Fragmented MP4 spreads it over the file, recordings of browsers have no Cues, and if a file contains two
 * Matroska files, the Cues belong to the first: such files are remuxed. Reads a few kilobytes.
 */
export async function hasFrameIndex(source: MediaSource, signal: AbortSignal): Promise<boolean> {
  const readAt: ReadAt = (start, length) => source.readBytes({ start, end: start + length }, signal);
  const head = await readAt(0, 8);
  if (head.subarray(0, 4).equals(EBML_MAGIC)) return hasCues(readAt);
  return !(await hasFragments(readAt));
}

/** Reads some bytes from a position; fewer at the end of the file. */
type ReadAt = (position: number, length: number) => Promise<Buffer>;

async function hasCues(readAt: ReadAt): Promise<boolean> {
  const head = await readAt(0, MATROSKA_HEAD_BYTES);
  const end = segmentEnd(head);
  const behind = end === null ? null : await readAt(end, EBML_MAGIC.length);
  return head.includes(CUES_ID) && !behind?.equals(EBML_MAGIC);
}

/** The end of Matroska's Segment, which follows the file's first element; null if its size is unknown. */
function segmentEnd(head: Buffer): number | null {
  const first = elementSize(head, EBML_MAGIC.length);
  if (first === null) return null;
  const at = first.contentStart + first.size;
  if (!head.subarray(at, at + SEGMENT_ID.length).equals(SEGMENT_ID)) return null;
  const segment = elementSize(head, at + SEGMENT_ID.length);
  return segment && segment.contentStart + segment.size;
}

/**
 * An EBML size (RFC 8794, 4): as many bytes as the first one has leading zeros, plus one. Null if it is
 * unknown.
 */
function elementSize(head: Buffer, at: number): { contentStart: number; size: number } | null {
  const length = Math.clz32(head[at] ?? 0) - 23;
  if (length > 8 || at + length > head.length) return null;
  const bits = BigInt(`0x${head.toString("hex", at, at + length)}`) & ((1n << BigInt(7 * length)) - 1n);
  const isUnknown = bits === (1n << BigInt(7 * length)) - 1n;
  return isUnknown ? null : { contentStart: at + length, size: Number(bits) };
}

/** Looks at the headers of the top-level boxes: a `moof` among the first of them means fragments. */
async function hasFragments(readAt: ReadAt): Promise<boolean> {
  let position = 0;
  for (let count = 0; count < MAX_BOXES; count += 1) {
    const header = await readAt(position, 16);
    if (header.length < 8) return false;
    if (header.toString("latin1", 4, 8) === "moof") return true;
    const size32 = header.readUInt32BE(0);
    const size = size32 === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : size32;
    if (size < 8) return false;
    position += size;
  }
  return false;
}
