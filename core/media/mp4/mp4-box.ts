/** A box of an ISO base media file (ISO/IEC 14496-12). Offsets are into the bytes it was read from. */
export interface Mp4Box {
  readonly type: string;
  readonly start: number;
  /** The offset of its contents, after the header. */
  readonly contentStart: number;
  readonly end: number;
}

/** A file of boxes that ends too early or claims impossible sizes. */
export class Mp4Error extends Error {
  override readonly name = "Mp4Error";
}

const MAX_BOXES = 10_000;

/** The boxes in `[start, end)` of `bytes`, one level deep. Throws `Mp4Error` if a size does not fit. */
export function boxesIn(bytes: Uint8Array, start = 0, end = bytes.length): readonly Mp4Box[] {
  const view = viewOf(bytes);
  const boxes: Mp4Box[] = [];
  for (let at = start; at < end && boxes.length < MAX_BOXES;) {
    const box = readHeader(view, at, end);
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** The first box along a path of types (`["moov", "trak"]`), or null. */
export function findBox(bytes: Uint8Array, path: readonly string[], within?: Mp4Box): Mp4Box | null {
  let current: Mp4Box | null = within ?? null;
  for (const type of path) {
    const children: readonly Mp4Box[] = boxesIn(
      bytes,
      current?.contentStart ?? 0,
      current?.end ?? bytes.length,
    );
    current = children.find((box) => box.type === type) ?? null;
    if (!current) return null;
  }
  return current;
}

/** Like `findBox`, but a missing box is an `Mp4Error`. */
export function requireBox(bytes: Uint8Array, path: readonly string[], within?: Mp4Box): Mp4Box {
  const box = findBox(bytes, path, within);
  if (!box) throw new Mp4Error(`no ${path.join("/")} box`);
  return box;
}

/** Reads numbers at offsets of `bytes`. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function readHeader(view: DataView, at: number, end: number): Mp4Box {
  if (at + 8 > end) throw new Mp4Error(`a box header is cut off at ${at}`);
  const size32 = view.getUint32(at);
  const isLarge = size32 === 1;
  if (isLarge && at + 16 > end) throw new Mp4Error(`a box header is cut off at ${at}`);
  const size = isLarge ? Number(view.getBigUint64(at + 8)) : size32 === 0 ? end - at : size32;
  const headerSize = isLarge ? 16 : 8;
  const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
  if (size < headerSize || at + size > end) throw new Mp4Error(`box ${type} at ${at} does not fit`);
  return { type, start: at, contentStart: at + headerSize, end: at + size };
}
