import { open } from "node:fs/promises";

const HEAD_BYTES = 64 * 1024;
/**
 * Matroska's DisplayWidth, DisplayHeight and DisplayUnit, the last of which says "a ratio" (RFC 9559,
 * 5.1.4.1.28).
 */
const SHAPE = /\x54\xB0[\x81-\x88][^]{1,8}?\x54\xBA[\x81-\x88][^]{1,8}?\x54\xB2\x81\x03/;
const UNIT_UNKNOWN = 4;

/**
 * Makes a Matroska file of ours say nothing about the shape of its video. FFmpeg applies the container's
 * shape to every frame, even if the frames have their own, and in recordings the shape changes. Returns
 * whether the file had one.
 */
export async function forgetShape(path: string): Promise<boolean> {
  const file = await open(path, "r+");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const match = SHAPE.exec(buffer.toString("latin1", 0, bytesRead));
    if (!match) return false;
    await file.write(Buffer.from([UNIT_UNKNOWN]), 0, 1, match.index + match[0].length - 1);
    return true;
  } finally {
    await file.close();
  }
}
