import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { DomainError } from "#core/errors/domain-error.ts";
import { stepsOfKey, stepsOfPrefix } from "#core/storage/key-rules.ts";
import { assertParts, refuseSize, sourceKeyOf } from "#core/storage/part-rules.ts";
import { type ByteRange, type ObjectInfo, type ObjectStore } from "#core/storage/object-store.ts";
import { verifyPartToken } from "#core/storage/part-token.ts";
import { UPLOADS_PATH, signPartTarget } from "#core/storage/sign-part-target.ts";
import { type Storage } from "#core/storage/storage.ts";
import { type UploadParts } from "#core/storage/upload-parts.ts";

interface MemoryObject {
  readonly bytes: Buffer;
  readonly modifiedAt: Date;
}

/** A storage in memory, for unit tests alone. It passes the same contract suites as the others. */
export function createMemoryStorage({ partSecret }: { partSecret: string }): Storage {
  const objects = new Map<string, MemoryObject>();
  const store = memoryStore(objects);
  return {
    store,
    uploadParts: {
      target: (request) => promised(() => signPartTarget(request, partSecret, UPLOADS_PATH)),
      claimsOf: (token) => verifyPartToken(partSecret, token),
      ...memoryParts(objects),
    },
    sources: {
      locate(key) {
        checkedKey(key);
        return { kind: "ranges", read: (range) => store.read(key, range) };
      },
    },
  };
}

function memoryStore(objects: Map<string, MemoryObject>): ObjectStore {
  const get = (key: string): MemoryObject => {
    const object = objects.get(checkedKey(key));
    if (!object) throw new DomainError("not_found", "storage.objectNotFound");
    return object;
  };
  const putIfAbsent = async (key: string, body: Uint8Array | Readable): Promise<boolean> => {
    checkedKey(key);
    const bytes = await toBuffer(body);
    if (objects.has(key)) return false;
    objects.set(key, { bytes, modifiedAt: new Date() });
    return true;
  };
  return {
    driver: "memory",
    putIfAbsent,
    async putFileIfAbsent(key, path) {
      const isWinner = await putIfAbsent(key, await readFile(path));
      await rm(path, { force: true });
      return isWinner;
    },
    async put(key, body) {
      objects.set(checkedKey(key), { bytes: await toBuffer(body), modifiedAt: new Date() });
    },
    head: (key) =>
      promised(() => {
        const object = objects.get(checkedKey(key));
        return object ? infoOf(key, object) : null;
      }),
    open: (key) =>
      promised(() => {
        const object = get(key);
        return { info: infoOf(key, object), body: Readable.from([object.bytes], { objectMode: false }) };
      }),
    read: (key, range) =>
      promised(() => Readable.from([slice(get(key).bytes, range)], { objectMode: false })),
    readBytes: (key, maxBytes) =>
      promised(() => {
        const { bytes } = get(key);
        if (bytes.length > maxBytes) throw new DomainError("too_large", "storage.objectTooLarge");
        return bytes;
      }),
    delete: (keys) => promised(() => keys.forEach((key) => objects.delete(checkedKey(key)))),
    list: (prefix) => listing(objects, prefix),
    listPrefixes: (prefix) => prefixListing(objects, prefix),
    freeSpace: () => Promise.resolve(null),
    check: () => Promise.resolve(),
  };
}

type Parts = Omit<UploadParts, "target" | "claimsOf">;

/** Parts are separate objects until they are sealed, as in S3. */
function memoryParts(objects: Map<string, MemoryObject>): Parts {
  const storedParts = new Map<string, Map<number, Buffer>>();
  const partsOf = (prefix: string) => storedParts.get(prefix) ?? new Map<number, Buffer>();
  const list: Parts["list"] = (prefix) =>
    promised(() =>
      [...partsOf(prefix)]
        .map(([partNumber, bytes]) => ({ partNumber, bytes: bytes.length }))
        .sort((a, b) => a.partNumber - b.partNumber),
    );
  return {
    list,
    async receive(request, body) {
      const bytes = await toBuffer(body);
      if (bytes.length !== request.partBytes) throw refuseSize(request.partBytes);
      const parts = partsOf(request.prefix);
      if (!parts.has(request.partNumber)) parts.set(request.partNumber, bytes);
      storedParts.set(request.prefix, parts);
      objects.set(sourceKeyOf(request.prefix), { bytes: joined(parts), modifiedAt: new Date() });
      return bytes.length;
    },
    async seal(prefix, wanted) {
      const bytes = assertParts(wanted, await list(prefix));
      return { sourceKey: sourceKeyOf(prefix), bytes };
    },
  };
}

function joined(parts: Map<number, Buffer>): Buffer {
  return Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes));
}

async function* listing(objects: Map<string, MemoryObject>, prefix: string): AsyncGenerator<ObjectInfo> {
  stepsOfPrefix(prefix);
  for (const key of [...objects.keys()].filter((candidate) => candidate.startsWith(prefix))) {
    const object = objects.get(key);
    if (object) yield await promised(() => infoOf(key, object));
  }
}

async function* prefixListing(objects: Map<string, MemoryObject>, prefix: string): AsyncGenerator<string> {
  stepsOfPrefix(prefix);
  const rests = [...objects.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
  const steps = rests
    .filter((rest) => rest.includes("/"))
    .map((rest) => rest.slice(0, rest.indexOf("/") + 1));
  yield* await promised(() => [...new Set(steps)].map((step) => `${prefix}${step}`));
}

function infoOf(key: string, object: MemoryObject): ObjectInfo {
  const hash = createHash("sha256").update(object.bytes).digest("base64url");
  return { key, bytes: object.bytes.length, modifiedAt: object.modifiedAt, etag: `"${hash}"` };
}

function slice(bytes: Buffer, range: ByteRange | undefined): Buffer {
  if (!range) return bytes;
  const isValid = range.start >= 0 && range.end >= range.start && range.start <= bytes.length;
  if (!isValid) throw new DomainError("bad_input", "storage.rangeOutside");
  return bytes.subarray(range.start, range.end);
}

async function toBuffer(body: Uint8Array | Readable): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body);
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function checkedKey(key: string): string {
  stepsOfKey(key);
  return key;
}

async function promised<Result>(work: () => Result): Promise<Result> {
  return await Promise.resolve().then(work);
}
