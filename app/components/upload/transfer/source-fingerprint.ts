import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { sourceEnds, sourceHead } from "#core/uploads/files/source-ends.ts";

/**
 * The hash of a file's size and its two ends, as hex: the same file under any name, as imports know it. `crypto.subtle`
 * is for secure contexts alone, and a site in a home network often is none, so a library computes the hash.
 */
export async function sourceFingerprintOf(file: Blob): Promise<string> {
  const hash = sha256.create().update(utf8ToBytes(sourceHead(file.size)));
  for (const { from, to } of sourceEnds(file.size)) {
    hash.update(new Uint8Array(await file.slice(from, to).arrayBuffer()));
  }
  return bytesToHex(hash.digest());
}
