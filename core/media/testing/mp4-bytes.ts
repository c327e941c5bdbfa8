/** Builds boxes of ISO base media files for tests. */
export function box(type: string, ...contents: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const body = Buffer.concat(contents.map((part) => Buffer.from(part)));
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + body.length);
  header.write(type, 4, "latin1");
  return new Uint8Array(Buffer.concat([header, body]));
}

/** Big-endian 32-bit numbers. */
export function words(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, n) => bytes.writeUInt32BE(value >>> 0, 4 * n));
  return new Uint8Array(bytes);
}

export interface SampleFragment {
  readonly decodeTime: number;
  readonly sampleCount: number;
  readonly sampleDuration: number;
  /** NAL unit types of the first sample. */
  readonly nalTypes?: readonly number[];
}

/** `moof mdat` as FFmpeg's muxer writes it: 64-bit tfdt, sizes per sample, default duration. */
export function fragment({
  decodeTime,
  sampleCount,
  sampleDuration,
  nalTypes = [7, 8, 5],
}: SampleFragment): Uint8Array {
  const first = Buffer.concat(nalTypes.map((type) => Buffer.from([0, 0, 0, 3, type, 0, 0])));
  const others = Buffer.alloc(10 * (sampleCount - 1));
  const moof = (dataOffset: number): Uint8Array => {
    const sizes = Array.from({ length: sampleCount }, (_, n) => (n === 0 ? first.length : 10));
    const tfhd = box("tfhd", words(0x020008, 1, sampleDuration));
    const tfdt = box("tfdt", words(0x01000000, Math.floor(decodeTime / 2 ** 32), decodeTime));
    const trun = box("trun", words(0x201, sampleCount, dataOffset, ...sizes));
    return box("moof", box("mfhd", words(0, 1)), box("traf", tfhd, tfdt, trun));
  };
  const mdat = box("mdat", first, others);
  return new Uint8Array(Buffer.concat([moof(moof(0).length + 8), mdat]));
}

/** `ftyp moov` of one H.264 track. */
export function videoInit(
  changes: { level?: number; timescale?: number; width?: number; edit?: number } = {},
): Uint8Array {
  const { level = 31, timescale = 12800, width = 640, edit } = changes;
  const size = [width >> 8, width & 255, 1, 104];
  const avcC = box("avcC", [1, 0x64, 0, level, 255, 225, 0, 0]);
  const avc1 = box("avc1", new Uint8Array(24), size, new Uint8Array(50), avcC);
  const stsd = box("stsd", words(0, 1), avc1);
  const mdia = box("mdia", box("mdhd", words(0, 0, 0, timescale, 0, 0)), box("minf", box("stbl", stsd)));
  const edts = edit === undefined ? [] : [box("edts", box("elst", words(0, 1, 0, edit, 0x10000)))];
  return new Uint8Array(Buffer.concat([box("ftyp", words(0)), box("moov", box("trak", ...edts, mdia))]));
}

/** `ftyp moov` of one AAC track; the descriptor's bit rate differs between runs. */
export function audioInit(bitRate = 128_000): Uint8Array {
  const specific = [0x05, 2, 0x11, 0x90];
  const decoder = [0x04, 13 + specific.length, 0x40, 0x15, 0, 0, 0, ...words(bitRate, bitRate), ...specific];
  const esds = box("esds", words(0), [0x03, 0x80, 0x80, 0x80, 3 + decoder.length, 0, 2, 0, ...decoder]);
  const stsd = box("stsd", words(0, 1), box("mp4a", new Uint8Array(28), esds));
  const mdia = box("mdia", box("mdhd", words(0, 0, 0, 48_000, 0, 0)), box("minf", box("stbl", stsd)));
  return new Uint8Array(Buffer.concat([box("ftyp", words(0)), box("moov", box("trak", mdia))]));
}
