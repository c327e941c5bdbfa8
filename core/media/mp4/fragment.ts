import { boxesIn, findBox, type Mp4Box, Mp4Error, requireBox, viewOf } from "#core/media/mp4/mp4-box.ts";

/** The metadata of a media segment, over all of its fragments. */
export interface FragmentInfo {
  /** Decode time of the first sample, in the track's timescale. */
  readonly decodeTime: number;
  readonly sampleCount: number;
  /** In the track's timescale. */
  readonly duration: number;
  readonly firstSample: Uint8Array;
}

const TRUN = { dataOffset: 0x1, firstFlags: 0x4, duration: 0x100, size: 0x200, flags: 0x400, offset: 0x800 };
const TFHD = { baseOffset: 0x1, description: 0x2, duration: 0x8, size: 0x10, flags: 0x20 };

/** Reads `moof mdat …` of one track. Throws `Mp4Error` if it is damaged or its fragments leave a gap. */
export function parseFragments(bytes: Uint8Array): FragmentInfo {
  const fragments = boxesIn(bytes)
    .filter((box) => box.type === "moof")
    .map((moof) => parseFragment(bytes, moof));
  const first = fragments[0];
  if (!first) throw new Mp4Error("no moof box");
  let next = first.decodeTime;
  for (const fragment of fragments) {
    if (fragment.decodeTime !== next) throw new Mp4Error("its fragments leave a hole");
    next += fragment.duration;
  }
  const sampleCount = fragments.reduce((sum, fragment) => sum + fragment.sampleCount, 0);
  return { ...first, sampleCount, duration: next - first.decodeTime };
}

/** `moof` and `mdat` alone, in order: what is left of a file without init, index and styles. */
export function mediaBoxesOf(bytes: Uint8Array): Uint8Array {
  const kept = boxesIn(bytes).filter((box) => box.type === "moof" || box.type === "mdat");
  const result = new Uint8Array(kept.reduce((sum, box) => sum + box.end - box.start, 0));
  let at = 0;
  for (const box of kept) {
    result.set(bytes.subarray(box.start, box.end), at);
    at += box.end - box.start;
  }
  return result;
}

function parseFragment(bytes: Uint8Array, moof: Mp4Box): FragmentInfo {
  const track = requireBox(bytes, ["traf"], moof);
  const defaults = trackDefaults(bytes, requireBox(bytes, ["tfhd"], track));
  const runs = boxesIn(bytes, track.contentStart, track.end)
    .filter((box) => box.type === "trun")
    .map((box) => parseRun(bytes, box, defaults));
  const firstRun = runs.find((run) => run.sampleCount > 0);
  if (!firstRun) throw new Mp4Error("no samples");
  const dataStart = moof.start + firstRun.dataOffset;
  return {
    decodeTime: decodeTimeOf(bytes, track),
    sampleCount: runs.reduce((sum, run) => sum + run.sampleCount, 0),
    duration: runs.reduce((sum, run) => sum + run.duration, 0),
    firstSample: bytes.subarray(dataStart, dataStart + firstRun.firstSize),
  };
}

function decodeTimeOf(bytes: Uint8Array, track: Mp4Box): number {
  const box = findBox(bytes, ["tfdt"], track);
  if (!box) throw new Mp4Error("no tfdt box");
  const view = viewOf(bytes);
  const isLong = bytes[box.contentStart] === 1;
  return isLong ? Number(view.getBigUint64(box.contentStart + 4)) : view.getUint32(box.contentStart + 4);
}

interface Defaults {
  readonly duration: number;
  readonly size: number;
}

function trackDefaults(bytes: Uint8Array, box: Mp4Box): Defaults {
  const view = viewOf(bytes);
  const flags = view.getUint32(box.contentStart) & 0xffffff;
  let at = box.contentStart + 8;
  if (flags & TFHD.baseOffset) at += 8;
  if (flags & TFHD.description) at += 4;
  const duration = flags & TFHD.duration ? view.getUint32(at) : 0;
  if (flags & TFHD.duration) at += 4;
  const size = flags & TFHD.size ? view.getUint32(at) : 0;
  return { duration, size };
}

function parseRun(bytes: Uint8Array, box: Mp4Box, defaults: Defaults) {
  const view = viewOf(bytes);
  const flags = view.getUint32(box.contentStart) & 0xffffff;
  const sampleCount = view.getUint32(box.contentStart + 4);
  let at = box.contentStart + 8;
  const dataOffset = flags & TRUN.dataOffset ? view.getInt32(at) : 0;
  if (flags & TRUN.dataOffset) at += 4;
  if (flags & TRUN.firstFlags) at += 4;
  const fields = [TRUN.duration, TRUN.size, TRUN.flags, TRUN.offset].filter((flag) => flags & flag);
  const stride = 4 * fields.length;
  if (at + sampleCount * stride > box.end) throw new Mp4Error("its table of samples is cut off");
  const field = (sample: number, flag: number, otherwise: number): number =>
    flags & flag ? view.getUint32(at + sample * stride + 4 * fields.indexOf(flag)) : otherwise;
  let duration = flags & TRUN.duration ? 0 : sampleCount * defaults.duration;
  // Only if the table has durations: then its size, checked above, limits the count.
  for (let sample = 0; flags & TRUN.duration && sample < sampleCount; sample += 1)
    duration += field(sample, TRUN.duration, 0);
  return {
    sampleCount,
    dataOffset,
    duration,
    firstSize: sampleCount ? field(0, TRUN.size, defaults.size) : 0,
  };
}
