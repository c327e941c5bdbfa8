/**
 * An MP4 whose first track's data reference is an alias of another file (QuickTime File Format, "Data
 * reference atoms"): a reader that follows it reads that file.
 */
export function withOutsideData(bytes: Buffer, target: string): Buffer<ArrayBuffer> {
  const at = bytes.indexOf("url ");
  const entry = aliasEntry(target);
  const grown = Buffer.concat([bytes.subarray(0, at - 4), entry, bytes.subarray(at + 8)]);
  for (const name of ["moov", "trak", "mdia", "minf", "dinf", "dref"]) {
    const start = grown.lastIndexOf(name, at) - 4;
    grown.writeUInt32BE(grown.readUInt32BE(start) + entry.length - 12, start);
  }
  return grown;
}

function aliasEntry(target: string): Buffer {
  const path = Buffer.from(target.length % 2 === 0 ? target : `${target}\0`);
  const record = Buffer.concat([
    Buffer.alloc(10 + 28 + 12 + 64 + 16),
    Buffer.from([0, 1, 0, 1]),
    Buffer.alloc(16),
    Buffer.from([0, 2, path.length >> 8, path.length & 0xff]),
    path,
    Buffer.from([0xff, 0xff, 0, 0]),
  ]);
  return Buffer.concat([u32(12 + record.length), Buffer.from("alis"), u32(0), record]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
