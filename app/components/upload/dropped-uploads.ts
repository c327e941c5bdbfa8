/** How long an upload that was dropped can be put back: longer than its toast stands, which waits for a pointer. */
const graceMilliseconds = 60_000;

interface Dropped {
  /** Unknown where the upload was begun before a reload. */
  readonly file?: File;
  /** Unknown until the server has named it. */
  uploadId?: string;
  isGone: boolean;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Uploads that somebody dropped. The server is told (`giveUp`) after a minute: until then nothing that arrived is
 * lost, and putting one back goes on where it was. Whoever closes the page before finds it among those begun before.
 */
export class DroppedUploads {
  readonly #dropped = new Map<string, Dropped>();
  readonly #giveUp: (uploadId: string) => void;

  constructor(giveUp: (uploadId: string) => void) {
    this.#giveUp = giveUp;
  }

  add(id: string, what: { readonly file?: File; readonly uploadId?: string }): void {
    const timer = setTimeout(() => this.#end(id), graceMilliseconds);
    this.#dropped.set(id, { ...what, isGone: false, timer });
  }

  /** The server named an upload that was dropped in the meantime. */
  named(id: string, uploadId: string): void {
    const dropped = this.#dropped.get(id);
    if (!dropped) return;
    dropped.uploadId = uploadId;
    if (dropped.isGone) this.#giveUp(uploadId);
  }

  /** Takes one back; null where it is too late and nobody has its file. */
  takeBack(id: string): { readonly file?: File } | null {
    const dropped = this.#dropped.get(id);
    if (!dropped || (dropped.isGone && !dropped.file)) return null;
    this.#forget(id);
    return { file: dropped.file };
  }

  /** The same file was chosen again, and goes on in this upload. */
  keep(uploadId: string): void {
    for (const [id, dropped] of this.#dropped) if (dropped.uploadId === uploadId) this.#forget(id);
  }

  uploadIds(): string[] {
    return [...this.#dropped.values()].flatMap(({ uploadId }) => uploadId ?? []);
  }

  clear(): void {
    for (const id of this.#dropped.keys()) this.#forget(id);
  }

  #forget(id: string): void {
    clearTimeout(this.#dropped.get(id)?.timer);
    this.#dropped.delete(id);
  }

  #end(id: string): void {
    const dropped = this.#dropped.get(id);
    if (!dropped) return;
    dropped.isGone = true;
    if (dropped.uploadId) this.#giveUp(dropped.uploadId);
  }
}
