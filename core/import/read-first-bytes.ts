import { open } from "node:fs/promises";
import { SNIFF_BYTES } from "#core/uploads/files/sniff-media.ts";

/** The first bytes of a file, as many as `checkMedia` needs. */
export async function readFirstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
