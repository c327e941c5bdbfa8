import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { PRIVATE_FILE_MODE, PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { type ObjectInfo } from "#core/storage/object-store.ts";

const lineSchema = z.object({ prefix: z.string(), digest: z.string() });

/**
 * What earlier runs of a copy verified, in a file of the data folder: a line for each prefix, with a digest of what both
 * stores listed then. While they list the same, nothing of it is read again: objects never change without a new etag.
 */
export class VerifiedGroups {
  readonly #file: string;
  readonly #digests: Map<string, string>;

  private constructor(file: string, digests: Map<string, string>) {
    this.#file = file;
    this.#digests = digests;
  }

  /** Reads what is known of a copy of this site to this destination; a line that a killed run cut off is left out. */
  static async open(dataDir: string, storeId: string, destination: string): Promise<VerifiedGroups> {
    const folder = path.join(dataDir, "storage-copy");
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    const name = createHash("sha256").update(`${storeId}\n${destination}`).digest("hex").slice(0, 16);
    const file = path.join(folder, `${name}.jsonl`);
    return new VerifiedGroups(file, digestsIn(await textOf(file)));
  }

  has(prefix: string, digest: string): boolean {
    return this.#digests.get(prefix) === digest;
  }

  async note(prefix: string, digest: string): Promise<void> {
    if (this.has(prefix, digest)) return;
    this.#digests.set(prefix, digest);
    await appendFile(this.#file, `\n${JSON.stringify({ prefix, digest })}\n`, { mode: PRIVATE_FILE_MODE });
  }
}

/** A digest of what two stores list below one prefix. */
export function digestOf(from: readonly ObjectInfo[], to: readonly ObjectInfo[]): string {
  const hash = createHash("sha256");
  for (const objects of [from, to]) {
    const lines = objects.map(({ key, bytes, etag }) => `${key} ${bytes} ${etag}\n`);
    for (const line of lines.sort()) hash.update(line);
    hash.update("\n");
  }
  return hash.digest("base64url");
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function digestsIn(text: string): Map<string, string> {
  const digests = new Map<string, string>();
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const parsed = lineSchema.safeParse(parseJson(line));
    if (parsed.success) digests.set(parsed.data.prefix, parsed.data.digest);
  }
  return digests;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
