import { NO_FACTS, type FilmFacts, type ReadAt } from "#core/import/estimate/header-facts.ts";

/** More boxes than a level of an audio file has. */
const MAX_BOXES = 64;

interface Box {
  readonly type: string;
  readonly contentStart: number;
  readonly end: number;
}

/** Length and height that an MP4 or MOV file says in its `moov` box, wherever that is (ISO/IEC 14496-12). */
export async function mp4Facts(readAt: ReadAt): Promise<FilmFacts> {
  const movie = await findBox(readAt, { contentStart: 0, end: Number.MAX_SAFE_INTEGER }, "moov");
  if (!movie) return NO_FACTS;
  let durationSeconds: number | null = null;
  let heightPixels: number | null = null;
  for await (const box of boxesIn(readAt, movie)) {
    if (box.type === "mvhd") durationSeconds = await lengthOf(readAt, box);
    if (box.type === "trak") heightPixels ??= await heightOf(readAt, box);
  }
  return { durationSeconds, heightPixels };
}

type Range = Pick<Box, "contentStart" | "end">;

async function* boxesIn(readAt: ReadAt, { contentStart, end }: Range): AsyncGenerator<Box> {
  let at = contentStart;
  for (let count = 0; count < MAX_BOXES && at < end; count += 1) {
    const header = await readAt(at, 16);
    if (header.length < 8) return;
    const isLong = header.readUInt32BE(0) === 1;
    if (isLong && header.length < 16) return;
    const size = isLong ? Number(header.readBigUInt64BE(8)) : header.readUInt32BE(0);
    if (size < 8) return;
    yield { type: header.toString("latin1", 4, 8), contentStart: at + (isLong ? 16 : 8), end: at + size };
    at += size;
  }
}

async function findBox(readAt: ReadAt, range: Range, type: string): Promise<Box | null> {
  for await (const box of boxesIn(readAt, range)) if (box.type === type) return box;
  return null;
}

/** Version 1 has times of 64 bits. */
async function lengthOf(readAt: ReadAt, { contentStart }: Box): Promise<number | null> {
  const bytes = await readAt(contentStart, 32);
  if (bytes.length < 32) return null;
  const isLong = bytes[0] === 1;
  const timescale = bytes.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(bytes.readBigUInt64BE(24)) : bytes.readUInt32BE(16);
  return timescale === 0 ? null : duration / timescale;
}

/** The shown height, in the last four bytes of the track's header, as 16.16; null for an audio track. */
async function heightOf(readAt: ReadAt, track: Box): Promise<number | null> {
  const header = await findBox(readAt, track, "tkhd");
  if (!header) return null;
  const bytes = await readAt(header.end - 4, 4);
  return bytes.length === 4 ? Math.round(bytes.readUInt32BE(0) / 65_536) || null : null;
}
