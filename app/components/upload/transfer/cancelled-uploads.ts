/** How long a cancelled upload can be undone: longer than its toast is shown, which stays under a pointer. */
const graceMilliseconds = 60_000;

interface Cancelled {
  /** Unknown where the upload was started before a reload. */
  readonly file?: File;
  /** Unknown until the server has answered. */
  uploadId?: string;
  isGone: boolean;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Uploads that the user cancelled. The server is told (`giveUp`) after a minute: until then no uploaded data is lost,
 * and an undo resumes it. If the page is closed before, the upload is listed among the unfinished ones.
 */
export class CancelledUploads {
  readonly #cancelled = new Map<string, Cancelled>();
  readonly #giveUp: (uploadId: string) => void;

  constructor(giveUp: (uploadId: string) => void) {
    this.#giveUp = giveUp;
  }

  add(id: string, what: { readonly file?: File; readonly uploadId?: string }): void {
    const timer = setTimeout(() => this.#end(id), graceMilliseconds);
    this.#cancelled.set(id, { ...what, isGone: false, timer });
  }

  /** The server answered with the id of an upload that was cancelled in the meantime. */
  named(id: string, uploadId: string): void {
    const cancelled = this.#cancelled.get(id);
    if (!cancelled) return;
    cancelled.uploadId = uploadId;
    if (cancelled.isGone) this.#giveUp(uploadId);
  }

  /** Undoes one; null where it is too late and its file is unknown. */
  takeBack(id: string): { readonly file?: File } | null {
    const cancelled = this.#cancelled.get(id);
    if (!cancelled || (cancelled.isGone && !cancelled.file)) return null;
    this.#forget(id);
    return { file: cancelled.file };
  }

  /** The same file was chosen again and resumes this upload, so it is not cancelled any more. */
  keep(uploadId: string): void {
    for (const [id, cancelled] of this.#cancelled) if (cancelled.uploadId === uploadId) this.#forget(id);
  }

  uploadIds(): string[] {
    return [...this.#cancelled.values()].flatMap(({ uploadId }) => uploadId ?? []);
  }

  clear(): void {
    for (const id of this.#cancelled.keys()) this.#forget(id);
  }

  #forget(id: string): void {
    clearTimeout(this.#cancelled.get(id)?.timer);
    this.#cancelled.delete(id);
  }

  #end(id: string): void {
    const cancelled = this.#cancelled.get(id);
    if (!cancelled) return;
    cancelled.isGone = true;
    if (cancelled.uploadId) this.#giveUp(cancelled.uploadId);
  }
}
