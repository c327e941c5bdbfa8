import { readFile, stat } from "node:fs/promises";
import { NFO_MAX_BYTES, parseNfo } from "#core/import/nfo/parse-nfo.ts";
import { type NfoFacts } from "#core/import/nfo/types.ts";
import { decodeText } from "#core/media/webvtt/decode-text.ts";

/** The facts in an NFO file; null if it cannot be read, is too large or is none. */
export async function readNfo(file: string): Promise<readonly NfoFacts[] | null> {
  const info = await stat(file).catch(() => null);
  if (!info?.isFile() || info.size > NFO_MAX_BYTES) return null;
  const bytes = await readFile(file).catch(() => null);
  return bytes && parseNfo(decodeText(bytes));
}

const MAX_KEPT = 16;

/** Reads NFO files, each once for the films after one another that it is about. */
export class NfoReader {
  readonly #kept = new Map<string, Promise<readonly NfoFacts[] | null>>();

  /** Null as in `readNfo`, and for no file. */
  async read(file: string | null): Promise<readonly NfoFacts[] | null> {
    if (file === null) return null;
    const known = this.#kept.get(file);
    if (known) return known;
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    const facts = readNfo(file);
    this.#kept.set(file, facts);
    return facts;
  }
}
