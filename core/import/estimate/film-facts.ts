import { open } from "node:fs/promises";
import { matroskaFacts } from "#core/import/estimate/matroska-facts.ts";
import { NO_FACTS, type FilmFacts, type ReadAt } from "#core/import/estimate/header-facts.ts";
import { mp4Facts } from "#core/import/estimate/mp4-facts.ts";

const EBML_MAGIC = 0x1a45dfa3;
/** Longer than any film, in seconds: a header that says more is wrong. */
const LONGEST_SECONDS = 100 * 3600;

/**
 * Length and height of a film, from a few kilobytes of its header (MP4, Matroska): an estimate of a whole library must
 * not start a program for each file. Other containers do not say it. Throws where the file cannot be read.
 */
export async function readFilmFacts(path: string): Promise<FilmFacts> {
  const handle = await open(path, "r");
  try {
    const readAt: ReadAt = async (position, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    return plausible(await factsOf(readAt));
  } finally {
    await handle.close();
  }
}

async function factsOf(readAt: ReadAt): Promise<FilmFacts> {
  const head = await readAt(0, 8);
  if (head.length < 8) return NO_FACTS;
  if (head.readUInt32BE(0) === EBML_MAGIC) return matroskaFacts(readAt);
  return head.toString("latin1", 4, 8) === "ftyp" ? mp4Facts(readAt) : NO_FACTS;
}

function plausible({ durationSeconds, heightPixels }: FilmFacts): FilmFacts {
  const isLength = durationSeconds !== null && durationSeconds > 0 && durationSeconds <= LONGEST_SECONDS;
  const isHeight = heightPixels !== null && heightPixels > 0 && heightPixels <= 20_000;
  return {
    durationSeconds: isLength ? durationSeconds : null,
    heightPixels: isHeight ? heightPixels : null,
  };
}
