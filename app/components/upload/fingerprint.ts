/** How much of a file tells whether it is a film: every container's signature lies within it. */
const firstBytesCount = 65_536;

/** What is known of a file before it is read. */
export interface PickedFile {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970, as the file system says. */
  readonly lastModified: number;
}

/** Finds an upload again after a reload: name, size and time of change. The same file gives the same words. */
export function fingerprintOf({ name, size, lastModified }: PickedFile): string {
  return `${size}-${lastModified}-${name}`.slice(0, 1_000);
}

/** The first bytes of a file, for a first judgement. */
export async function firstBytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, firstBytesCount).arrayBuffer());
}

/** Bytes as base64, in steps that no argument list is too long for. */
export function toBase64(bytes: Uint8Array): string {
  const step = 8_192;
  let text = "";
  for (let at = 0; at < bytes.length; at += step) {
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return btoa(text);
}
