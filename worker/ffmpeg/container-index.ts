import { type FileHandle, open } from "node:fs/promises";

const MAX_BOXES = 64;
const MATROSKA_HEAD_BYTES = 64 * 1024;
const EBML_MAGIC = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
/** Id of Matroska's Cues: either the element itself, or the entry of the SeekHead that points at it. */
const CUES_ID = Buffer.from([0x1c, 0x53, 0xbb, 0x6b]);

/**
 * Whether a file holds an index of all its pictures, so that any range can be found without reading the rest.
 * Fragmented MP4 spreads it over the file, and recordings of browsers have no Cues: such files are remuxed. Reads a
 * few kilobytes.
 */
export async function hasPictureIndex(sourcePath: string): Promise<boolean> {
  const file = await open(sourcePath, "r");
  try {
    const head = await readAt(file, 0, 8);
    if (head.subarray(0, 4).equals(EBML_MAGIC))
      return (await readAt(file, 0, MATROSKA_HEAD_BYTES)).includes(CUES_ID);
    return !(await hasFragments(file));
  } finally {
    await file.close();
  }
}

/** The first bytes of a file, fewer where it is shorter. */
export async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    return await readAt(file, 0, length);
  } finally {
    await file.close();
  }
}

/** Looks at the headers of the top-level boxes: a `moof` among the first of them means fragments. */
async function hasFragments(file: FileHandle): Promise<boolean> {
  let position = 0;
  for (let count = 0; count < MAX_BOXES; count += 1) {
    const header = await readAt(file, position, 16);
    if (header.length < 8) return false;
    if (header.toString("latin1", 4, 8) === "moof") return true;
    const size32 = header.readUInt32BE(0);
    const size = size32 === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : size32;
    if (size < 8) return false;
    position += size;
  }
  return false;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
