import { TRPCClientError } from "@trpc/client";
import { CancelledUploads } from "#app/components/upload/transfer/cancelled-uploads.ts";
import { fingerprintOf, firstBytesOf, toBase64 } from "#app/components/upload/transfer/fingerprint.ts";
import { RefusedPart } from "#app/components/upload/transfer/refused-part.ts";
import { sourceFingerprintOf } from "#app/components/upload/transfer/source-fingerprint.ts";
import {
  afterUploadEvent,
  type UploadEvent,
  type UploadItem,
} from "#app/components/upload/transfer/upload-item.ts";
import { storedBytes } from "#app/components/upload/transfer/stored-bytes.ts";
import {
  addToTransfer,
  createTransfer,
  type Transfer,
} from "#app/components/upload/transfer/uppy-transfer.ts";
import { sentence, sentenceOfAnswer } from "#app/messages/sentence.ts";
import { newRandomId } from "#app/random-id.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { checkMedia } from "#core/uploads/files/accepted-media.ts";
import {
  type ChosenSeries,
  type DescribedFile,
  type SameFile,
  type UploadStatus,
} from "#core/uploads/types.ts";

/** A file of the list, with the server's upload and Uppy's id. */
interface Entry {
  readonly file: File;
  /** The hash of its size and its ends, once it is computed. */
  sourceFingerprint?: string;
  /** The user wants it uploaded although it is known. */
  isConfirmed?: boolean;
  upload?: UploadStatus;
  transferId?: string;
}

const connectionLost = "Connection lost. The uploaded data is safe. Resume when the connection is back.";

/**
 * The uploads of the document, which continue while the user visits other pages.
 * A file is checked by its name and first bytes before a part is sent; the server finds an unfinished upload of the
 * same file again, so after a reload only what is missing is sent.
 */
export class UploadQueue {
  readonly #client: RpcClient;
  readonly #transfer: Transfer;
  readonly #entries = new Map<string, Entry>();
  readonly #cancelled: CancelledUploads;
  /** The series that files were chosen for. */
  readonly #seriesOf = new WeakMap<File, ChosenSeries>();
  readonly #listeners = new Set<() => void>();
  #items: readonly UploadItem[] = [];
  #settled: ReadonlySet<string> = new Set();

  constructor(client: RpcClient) {
    this.#client = client;
    this.#cancelled = new CancelledUploads((uploadId) => this.#giveUp(uploadId));
    this.#transfer = createTransfer(client, (fileId, message) => this.#refusedLater(fileId, message));
    this.#listen();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly items = (): readonly UploadItem[] => this.#items;

  /** The server's uploads that are in the list or were cancelled: they are not shown as unfinished. */
  readonly settled = (): ReadonlySet<string> => this.#settled;

  /**
   * Adds files from a picker or a drop, as episodes of a series where one was chosen. A failed or paused file resumes;
   * a running one is not changed. Returns the names of the running ones, which the user should be told of.
   */
  add(files: Iterable<File>, series: ChosenSeries | null = null): string[] {
    const running: string[] = [];
    let before = Promise.resolve();
    for (const file of series ? byName(files) : files) {
      const known = this.#listed(file);
      if (!known && series) {
        this.#seriesOf.set(file, series);
        // One after the other, because files without a number get theirs in the order in which they begin.
        before = this.#take(file, before);
      } else if (!known) void this.#take(file);
      else if (known.phase === "failed" || known.phase === "paused") this.resume(known.id);
      else running.push(file.name);
    }
    return running;
  }

  /** A file stays a film although its name tells an episode. */
  keepFilm(id: string): void {
    this.#happen({ type: "film", id });
  }

  /** An uploaded file belongs to this title now, the series that it was added to. */
  moved(id: string, titleId: string): void {
    this.#happen({ type: "moved", id, titleId });
  }

  /** Uploads a file that is known already. */
  confirm(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.isConfirmed = true;
    this.#happen({ type: "phase", id, phase: "checking" });
    void this.#begin(id, entry);
  }

  pause(id: string): void {
    const { transferId } = this.#entries.get(id) ?? {};
    if (transferId && !this.#transfer.getFile(transferId)?.isPaused) this.#transfer.pauseResume(transferId);
    this.#happen({ type: "phase", id, phase: "paused" });
  }

  /** Resumes after a pause, or tries again after a fault. Stored parts are not sent again. */
  resume(id: string): void {
    const { transferId, file } = this.#entries.get(id) ?? {};
    const known = transferId ? this.#transfer.getFile(transferId) : undefined;
    if (transferId && known) {
      this.#happen({ type: "phase", id, phase: "waiting" });
      if (known.error) void this.#transfer.retryUpload(transferId).catch(() => undefined);
      else if (known.isPaused) this.#transfer.pauseResume(transferId);
    } else if (file) {
      this.remove(id);
      void this.#take(file);
    }
  }

  /** Cancels an upload; its data is deleted after a minute. */
  cancel(id: string): void {
    const { upload, file } = this.#entries.get(id) ?? {};
    this.#cancelled.add(id, { file, uploadId: upload?.id });
    this.remove(id);
  }

  /** Cancels an unfinished upload that is not in the list. `putBack` takes its upload's id. */
  drop(uploadId: string): void {
    this.#cancelled.add(uploadId, { uploadId });
    this.#tell();
  }

  /** Undoes a cancel: the file resumes. Returns false where it is too late for that. */
  putBack(id: string): boolean {
    const taken = this.#cancelled.takeBack(id);
    if (taken?.file) void this.#take(taken.file);
    this.#tell();
    return taken !== null;
  }

  /** Removes a file from the list; the server keeps its data. */
  remove(id: string): void {
    const { transferId } = this.#entries.get(id) ?? {};
    this.#entries.delete(id);
    if (transferId && this.#transfer.getFile(transferId)) this.#transfer.removeFile(transferId);
    this.#happen({ type: "removed", id });
  }

  /** Stops all files and removes them from the list; the server keeps their data. */
  clear(): void {
    this.#cancelled.clear();
    for (const { id } of this.#items) this.remove(id);
  }

  /** Whether closing the page would interrupt something. */
  isBusy(): boolean {
    return this.#items.some(({ phase }) => ["checking", "waiting", "sending", "finishing"].includes(phase));
  }

  /** Lists a file at once, and begins its upload after `before`. */
  async #take(file: File, before?: Promise<void>): Promise<void> {
    const id = newRandomId();
    const entry: Entry = { file };
    this.#entries.set(id, entry);
    this.#happen({ type: "picked", id, fileName: file.name, sizeBytes: file.size });
    await before;
    if (!this.#entries.has(id)) return;
    await this.#begin(id, entry);
  }

  async #begin(id: string, { file }: Entry): Promise<void> {
    try {
      const upload = await this.#announce(id, file);
      const entry = this.#entries.get(id);
      if (upload && !entry) this.#cancelledMeanwhile(id, upload);
      if (!upload || !entry) return;
      entry.upload = upload;
      this.#cancelled.keep(upload.id);
      this.#happen({ type: "accepted", id, uploadId: upload.id, foundBytes: storedBytes(upload) });
      entry.transferId = addToTransfer(this.#transfer, file, upload);
      void this.#transfer.upload().catch(() => undefined);
    } catch (error) {
      // There was no answer: the file may be fine and can be tried again.
      const isLost = error instanceof TRPCClientError && !error.data;
      const message = isLost ? connectionLost : wordsOf(error);
      this.#happen({ type: "stopped", id, phase: isLost ? "failed" : "refused", message });
    }
  }

  #cancelledMeanwhile(id: string, upload: UploadStatus): void {
    this.#cancelled.named(id, upload.id);
    this.#tell();
  }

  #giveUp(uploadId: string): void {
    this.#client.uploads.cancel.mutate({ uploadId }).catch(() => undefined);
  }

  /**
   * Checks the file, then creates its upload on the server; null where the check refuses it, within a second, and where
   * the user is asked first because the file is known.
   */
  async #announce(id: string, file: File): Promise<UploadStatus | null> {
    const firstBytes = await firstBytesOf(file);
    const check = checkMedia(file.name, firstBytes);
    if (!check.accepted) {
      this.#happen({ type: "stopped", id, phase: "refused", message: sentence(check.reason) });
      return null;
    }
    const described = {
      ...{ fileName: file.name, sizeBytes: file.size, fingerprint: fingerprintOf(file) },
      sourceFingerprint: await sourceFingerprintOf(file),
    };
    const same = await this.#findSame(id, described);
    if (same) this.#happen({ type: "asked", id, same });
    if (same) return null;
    const series = this.#seriesOf.get(file);
    const firstBytesBase64 = toBase64(firstBytes);
    return this.#client.uploads.create.mutate({ ...described, firstBytesBase64, series });
  }

  /** Where the file is already, in this list or on the server; null where the user wants it anyway. */
  async #findSame(id: string, described: DescribedFile): Promise<SameFile | null> {
    const entry = this.#entries.get(id);
    if (!entry || entry.isConfirmed) return null;
    const { sourceFingerprint } = described;
    entry.sourceFingerprint = sourceFingerprint;
    const twin = this.#items.find(
      (item) =>
        item.id !== id &&
        !["done", "refused", "asking"].includes(item.phase) &&
        this.#entries.get(item.id)?.sourceFingerprint === sourceFingerprint,
    );
    if (twin) return { name: twin.fileName, titleId: null };
    return this.#client.uploads.findSame.query(described);
  }

  #listen(): void {
    this.#transfer.on("upload-progress", (file, { bytesUploaded }) => {
      const id = this.#idOf(file?.id);
      if (!id) return;
      const sentBytes = typeof bytesUploaded === "number" ? bytesUploaded : 0;
      this.#happen({ type: "progress", id, sentBytes, atMilliseconds: performance.now() });
    });
    this.#transfer.on("upload-success", (file, { body }) => {
      const id = this.#idOf(file?.id);
      if (id && body) this.#happen({ type: "done", id, created: body.created });
    });
    this.#transfer.on("upload-error", (file, error) => {
      const id = this.#idOf(file?.id);
      const message = error instanceof RefusedPart ? error.message : connectionLost;
      if (id) this.#happen({ type: "stopped", id, phase: "failed", message });
    });
  }

  #refusedLater(fileId: string, message: string): void {
    const id = this.#idOf(fileId);
    const entry = id ? this.#entries.get(id) : undefined;
    if (!id || !entry) return;
    entry.transferId = undefined;
    this.#transfer.removeFile(fileId);
    this.#happen({ type: "stopped", id, phase: "failed", message });
  }

  /** The list's item of the same file, unless it is done or refused. */
  #listed(file: File): UploadItem | undefined {
    const fingerprint = fingerprintOf(file);
    return this.#items.find(({ id, phase }) => {
      const known = this.#entries.get(id)?.file;
      return known && phase !== "refused" && phase !== "done" && fingerprintOf(known) === fingerprint;
    });
  }

  #idOf(transferId: string | undefined): string | undefined {
    return [...this.#entries].find(([, entry]) => entry.transferId === transferId)?.[0];
  }

  #happen(event: UploadEvent): void {
    this.#items = afterUploadEvent(this.#items, event);
    this.#tell();
  }

  #tell(): void {
    const listed = [...this.#entries.values()].flatMap(({ upload }) => upload?.id ?? []);
    this.#settled = new Set([...listed, ...this.#cancelled.uploadIds()]);
    for (const listener of this.#listeners) listener();
  }
}

/** In the order of their names, with numbers by value: 2 before 10. */
function byName(files: Iterable<File>): File[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return [...files].sort((a, b) => compare(a.name, b.name));
}

function wordsOf(error: unknown): string {
  const isNetwork = error instanceof Error && /fetch|network/i.test(error.message);
  return (isNetwork ? null : sentenceOfAnswer(error)) ?? connectionLost;
}
