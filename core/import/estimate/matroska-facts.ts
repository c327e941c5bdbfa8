import { type FilmFacts, type ReadAt } from "#core/import/estimate/header-facts.ts";

/** Info and Tracks stand at the start, before the first cluster. */
const HEAD_BYTES = 256 * 1024;
const DEFAULT_SCALE_NANOSECONDS = 1_000_000;

/** Elements that contain others: Segment, Info, Tracks, TrackEntry, Video. */
const PARENTS = new Set([0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0]);
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const PIXEL_HEIGHT = 0xba;
const CLUSTER = 0x1f43b675;

/** Length and height that a Matroska or WebM file says in its head (RFC 9559). */
export async function matroskaFacts(readAt: ReadAt): Promise<FilmFacts> {
  const head = await readAt(0, HEAD_BYTES);
  const values = new Map<number, number>();
  walk(head, 0, values);
  const duration = values.get(DURATION);
  const scale = values.get(TIMESTAMP_SCALE) ?? DEFAULT_SCALE_NANOSECONDS;
  return {
    durationSeconds: duration === undefined ? null : (duration * scale) / 1e9,
    heightPixels: values.get(PIXEL_HEIGHT) ?? null,
  };
}

/** Goes through the elements one after the other, into parents and past all others, up to the first cluster. */
function walk(head: Buffer, start: number, values: Map<number, number>): void {
  let at = start;
  while (at < head.length) {
    const id = numberAt(head, at, 4);
    const size = id && numberAt(head, id.end, 8);
    if (!id || !size || id.raw === CLUSTER) return;
    if (PARENTS.has(id.raw)) {
      at = size.end;
      continue;
    }
    if (!values.has(id.raw)) keep(values, id.raw, head.subarray(size.end, size.end + size.value));
    at = size.end + size.value;
  }
}

function keep(values: Map<number, number>, id: number, bytes: Buffer): void {
  if (id === DURATION && bytes.length === 4) values.set(id, bytes.readFloatBE(0));
  else if (id === DURATION && bytes.length === 8) values.set(id, bytes.readDoubleBE(0));
  else if ((id === TIMESTAMP_SCALE || id === PIXEL_HEIGHT) && bytes.length >= 1 && bytes.length <= 6)
    values.set(id, bytes.readUIntBE(0, bytes.length));
}

/** A number of variable length (RFC 8794, 4): `raw` with its length marker, `value` without. Null where it is none. */
function numberAt(
  head: Buffer,
  at: number,
  most: number,
): { raw: number; value: number; end: number } | null {
  const first = head[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > most || at + length > head.length) return null;
  const bits = BigInt(`0x${head.toString("hex", at, at + length)}`);
  const value = bits & ((1n << BigInt(7 * length)) - 1n);
  return { raw: Number(bits), value: Number(value), end: at + length };
}
