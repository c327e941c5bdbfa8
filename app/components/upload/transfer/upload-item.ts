import { bytesPerSecond, withSample, type TransferSample } from "#app/components/format/transfer.ts";
import { secondsLeft } from "#core/seconds-left.ts";
import { type CompletedUpload, type SameFile } from "#core/uploads/types.ts";

/**
 * The phase of a file's upload: it is checked, waits for an answer because the file is known already (asking), queued, sent, paused by the user, assembled by the server, done, refused
 * before a byte was sent, or stopped by a fault (the uploaded data is kept).
 */
export type UploadPhase =
  "checking" | "asking" | "waiting" | "sending" | "paused" | "finishing" | "done" | "refused" | "failed";

/** The upload of a file, as the page shows it. */
export interface UploadItem {
  /** An id of this document alone. */
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly phase: UploadPhase;
  readonly sentBytes: number;
  /** Bytes that the server had already at the start: a resumed upload. */
  readonly foundBytes: number;
  readonly samples: readonly TransferSample[];
  /** Why it was refused or stopped, and what to do. Null otherwise. */
  readonly message: string | null;
  /** Where the same file is already, while the user is asked whether to upload it anyway. */
  readonly same: SameFile | null;
  /** The server's upload, once it accepted the file. */
  readonly uploadId: string | null;
  /** The series that it was added to, which may be known before `created` is. */
  readonly seriesId: string | null;
  /** Whether the user wants it to stay a film although its name tells an episode. */
  readonly isFilm: boolean;
  readonly created: CompletedUpload | null;
}

/** The events of an upload. Times are milliseconds of one clock. */
export type UploadEvent =
  | { readonly type: "picked"; readonly id: string; readonly fileName: string; readonly sizeBytes: number }
  | {
      readonly type: "accepted";
      readonly id: string;
      readonly uploadId: string;
      readonly foundBytes: number;
    }
  | { readonly type: "film"; readonly id: string }
  /** It belongs to another title now: the series that it was added to. */
  | { readonly type: "moved"; readonly id: string; readonly titleId: string }
  | {
      readonly type: "progress";
      readonly id: string;
      readonly sentBytes: number;
      readonly atMilliseconds: number;
    }
  | { readonly type: "phase"; readonly id: string; readonly phase: UploadPhase }
  | { readonly type: "asked"; readonly id: string; readonly same: SameFile }
  | {
      readonly type: "stopped";
      readonly id: string;
      readonly phase: "refused" | "failed";
      readonly message: string;
    }
  | { readonly type: "done"; readonly id: string; readonly created: CompletedUpload }
  | { readonly type: "removed"; readonly id: string };

/** The files after an event. Newest last; an event of an unknown file changes nothing. */
export function afterUploadEvent(items: readonly UploadItem[], event: UploadEvent): readonly UploadItem[] {
  if (event.type === "picked") return [...items, picked(event)];
  if (event.type === "removed") return items.filter(({ id }) => id !== event.id);
  return items.map((item) => (item.id === event.id ? changed(item, event) : item));
}

function picked({ id, fileName, sizeBytes }: Extract<UploadEvent, { type: "picked" }>): UploadItem {
  const nothing = { sentBytes: 0, foundBytes: 0, samples: [], message: null, same: null };
  return {
    id,
    fileName,
    sizeBytes,
    phase: "checking",
    ...nothing,
    uploadId: null,
    seriesId: null,
    isFilm: false,
    created: null,
  };
}

function changed(
  item: UploadItem,
  event: Exclude<UploadEvent, { type: "picked" } | { type: "removed" }>,
): UploadItem {
  switch (event.type) {
    case "accepted":
      return {
        ...{ ...item, phase: "waiting", uploadId: event.uploadId },
        ...{ foundBytes: event.foundBytes, sentBytes: event.foundBytes },
      };
    case "film":
      return { ...item, isFilm: true };
    case "moved":
      return { ...item, seriesId: event.titleId };
    case "progress": {
      const sentBytes = Math.min(item.sizeBytes, Math.max(event.sentBytes, item.foundBytes));
      const sample = { atMilliseconds: event.atMilliseconds, sentBytes };
      const phase =
        sentBytes >= item.sizeBytes ? "finishing" : item.phase === "paused" ? "paused" : "sending";
      return { ...item, phase, sentBytes, samples: withSample(item.samples, sample) };
    }
    case "phase":
      return { ...item, phase: event.phase, samples: [], message: null, same: null };
    case "asked":
      return { ...item, phase: "asking", same: event.same };
    case "stopped":
      return { ...item, phase: event.phase, message: event.message, samples: [] };
    case "done":
      return {
        ...item,
        phase: "done",
        sentBytes: item.sizeBytes,
        created: event.created,
        samples: [],
        message: null,
      };
  }
}

/** Bytes per second of a file that is sent; null while it is unknown. */
export function speedOf(item: UploadItem): number | null {
  return item.phase === "sending" ? bytesPerSecond(item.samples) : null;
}

/** Seconds until a file is sent; null while it is not sent or its speed is unknown. */
export function secondsLeftOf(item: UploadItem): number | null {
  const speed = speedOf(item);
  return speed === null ? null : secondsLeft(item.sizeBytes - item.sentBytes, speed);
}

/** Speed, rest and time left of all files together; `seconds` is null while the speed is unknown. */
export function totalOf(items: readonly UploadItem[]) {
  const unfinished = items.filter(({ phase }) => ["waiting", "sending", "finishing"].includes(phase));
  const sentBytes = sum(unfinished.map((item) => item.sentBytes));
  const sizeBytes = sum(unfinished.map((item) => item.sizeBytes));
  const speed = sum(unfinished.map((item) => speedOf(item) ?? 0));
  return {
    files: unfinished.length,
    sentBytes,
    sizeBytes,
    speed,
    seconds: secondsLeft(sizeBytes - sentBytes, speed),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
