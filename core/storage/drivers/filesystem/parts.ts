import { type FileHandle, constants, open, stat } from "node:fs/promises";
import { type Readable } from "node:stream";
import { PRIVATE_FILE_MODE } from "#core/config/private-modes.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { ensureFolder, syncFolder } from "#core/storage/drivers/filesystem/folders.ts";
import { appendPart, readParts } from "#core/storage/drivers/filesystem/parts-manifest.ts";
import { pathOfKey, pathOfPrefix } from "#core/storage/drivers/filesystem/paths.ts";
import { headFile } from "#core/storage/drivers/filesystem/reading.ts";
import { writeAll } from "#core/storage/drivers/filesystem/write-all.ts";
import { assertParts, partsListKey, refuseSize, sourceKeyOf } from "#core/storage/part-rules.ts";
import { type ReceivedPart, type StoredPart } from "#core/storage/upload-parts.ts";

/**
 * Receives parts at their offsets into one file, which FFmpeg then opens as it is. A part counts once its
 * bytes and then its line in the manifest are synced; before that it may be sent again any number of times,
 * after that it is not changed any more. If a part is sent while an earlier attempt still hangs, the later
 * one wins.
 */
export class FilesystemParts {
  readonly #root: string;
  readonly #inFlight = new Map<string, { body: Readable; settled: Promise<unknown> }>();

  constructor(root: string) {
    this.#root = root;
  }

  async write(request: ReceivedPart, body: Readable): Promise<number> {
    body.on("error", () => undefined); // a broken connection must not end the process, even while no code reads
    const id = `${request.prefix}#${request.partNumber}`;
    for (let earlier = this.#inFlight.get(id); earlier; earlier = this.#inFlight.get(id)) {
      earlier.body.destroy(new DomainError("conflict", "storage.partSentAgain"));
      await earlier.settled;
    }
    const work = this.#receive(request, body);
    const entry = { body, settled: work.catch(() => undefined) };
    this.#inFlight.set(id, entry);
    try {
      return await work;
    } finally {
      if (this.#inFlight.get(id) === entry) this.#inFlight.delete(id);
    }
  }

  async list(prefix: string): Promise<StoredPart[]> {
    const size = (await headFile(pathOfKey(this.#root, sourceKeyOf(prefix)), prefix))?.bytes ?? 0;
    const noted = await readParts(this.#manifestPath(prefix));
    return [...noted.values()]
      .filter((part) => part.offsetBytes + part.bytes <= size)
      .map(({ partNumber, bytes }) => ({ partNumber, bytes }));
  }

  async seal(prefix: string, parts: readonly StoredPart[]): Promise<{ sourceKey: string; bytes: number }> {
    const bytes = assertParts(parts, await this.list(prefix));
    const sourceKey = sourceKeyOf(prefix);
    const stored = await stat(pathOfKey(this.#root, sourceKey));
    if (stored.size !== bytes) {
      throw new DomainError("conflict", "storage.partsDoNotAddUp");
    }
    return { sourceKey, bytes };
  }

  async #receive(request: ReceivedPart, body: Readable): Promise<number> {
    const noted = (await readParts(this.#manifestPath(request.prefix))).get(request.partNumber);
    if (noted) return await drain(body, noted.bytes);
    const handle = await this.#openSource(request.prefix);
    try {
      await writeExactly(handle, request, body);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const { partNumber, offsetBytes, partBytes } = request;
    await appendPart(this.#manifestPath(request.prefix), { partNumber, offsetBytes, bytes: partBytes });
    await syncFolder(pathOfPrefix(this.#root, request.prefix));
    return partBytes;
  }

  async #openSource(prefix: string): Promise<FileHandle> {
    await ensureFolder(pathOfPrefix(this.#root, prefix));
    return await open(
      pathOfKey(this.#root, sourceKeyOf(prefix)),
      constants.O_RDWR | constants.O_CREAT,
      PRIVATE_FILE_MODE,
    );
  }

  #manifestPath(prefix: string): string {
    return pathOfKey(this.#root, partsListKey(sourceKeyOf(prefix)));
  }
}

/**
 * Writes the body at the part's offset, never beyond its end: a body of another size is refused and not
 * recorded. The body is not destroyed by this: it may be a request that still needs its answer.
 */
async function writeExactly(handle: FileHandle, request: ReceivedPart, body: Readable): Promise<void> {
  let written = 0;
  for await (const piece of body.iterator({ destroyOnReturn: false })) {
    const bytes = piece as Buffer;
    if (written + bytes.length > request.partBytes) throw refuseSize(request.partBytes);
    await writeAll(handle, bytes, request.offsetBytes + written);
    written += bytes.length;
  }
  if (written !== request.partBytes) throw refuseSize(request.partBytes);
}

/** Reads the body of a part that is already stored, at most the part's size. */
async function drain(body: Readable, partBytes: number): Promise<number> {
  let seen = 0;
  for await (const piece of body.iterator({ destroyOnReturn: false })) {
    seen += (piece as Buffer).length;
    if (seen > partBytes) throw refuseSize(partBytes);
  }
  return partBytes;
}
