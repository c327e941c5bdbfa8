import { type Readable } from "node:stream";
import { initKey, uploadPrefix } from "#core/storage/object-key.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";

/** The prefix of the contract suites' objects. */
export const VIDEO = "01900000-0000-7000-8000-000000000001";
export const OTHER = "01900000-0000-7000-8000-000000000002";
export const UPLOAD = "01900000-0000-7000-8000-000000000003";
export const HASH = "0123456789abcdef";
export const KEY = initKey(VIDEO, HASH, "v360");
export const PREFIX = uploadPrefix(VIDEO, UPLOAD);

/** Keys that no driver accepts. */
export const NO_KEYS = [
  "../escape",
  "/etc/passwd",
  "a//b",
  "vod/../../x",
  "vod/./x",
  "",
  "a b",
  ".tmp/x",
  "a\0b",
];

/** The keys below a prefix, sorted. */
export async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const info of store.list(prefix)) keys.push(info.key);
  return keys.sort();
}

/** All of a stream, as text. */
export async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
