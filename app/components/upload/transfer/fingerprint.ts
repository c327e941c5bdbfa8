/** The bytes that are needed to recognize a video: every container's signature lies within them. */
const firstBytesCount = 65_536;

/** The facts of a file before it is read. */
export interface PickedFile {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970, as the file system says. */
  readonly lastModified: number;
}

/** Finds an upload again after a reload: name, size and time of change. The same file gives the same text. */
export function fingerprintOf({ name, size, lastModified }: PickedFile): string {
  return `${size}-${lastModified}-${name}`.slice(0, 1_000);
}

/** The first bytes of a file, for a first check. */
export async function firstBytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, firstBytesCount).arrayBuffer());
}

/** Bytes as base64, in steps that keep argument lists short. */
export function toBase64(bytes: Uint8Array): string {
  const step = 8_192;
  let text = "";
  for (let at = 0; at < bytes.length; at += step) {
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return btoa(text);
}
