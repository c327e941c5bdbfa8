import { type FSWatcher, watch } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { segmentFileName } from "#core/storage/object-key.ts";

export interface ClosedFile {
  readonly renditionName: string;
  readonly number: number;
  readonly path: string;
}

interface Following {
  readonly folder: string;
  readonly renditionNames: readonly string[];
  readonly firstSegment: number;
  readonly segmentCount: number;
  /**
   * Returns false if no more files of this rendition are needed. Called for one file at a time, in order per
   * rendition.
   */
  readonly onClosed: (file: ClosedFile) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

/** A watch can miss an event on some file systems, so the folder is also read now and then. */
const LOOK_EVERY_MS = 500;

/**
 * Follows the segments of a run as FFmpeg closes them (it renames each one when it is complete). `finish`
 * reads the folder once more and waits for running calls; there are no calls after it.
 */
export function followClosedFiles(following: Following): { finish(): Promise<void> } {
  const next = new Map(
    following.renditionNames.map((renditionName) => [renditionName, following.firstSegment]),
  );
  let failed = false;
  let tail = Promise.resolve();
  const look = (): void => {
    tail = tail.then(async () => {
      if (failed) return;
      await deliver(following, next).catch((error: unknown) => {
        failed = true;
        following.onError(error);
      });
    });
  };
  const watchers = following.renditionNames.flatMap((renditionName) =>
    watchOf(join(following.folder, renditionName), look),
  );
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    async finish() {
      clearInterval(timer);
      for (const watcher of watchers) watcher.close();
      look();
      await tail;
    },
  };
}

/** Null if the system has no more watches (ENOSPC, EMFILE): reading the folder now and then finds all files too. */
function watchOf(folder: string, look: () => void): FSWatcher[] {
  try {
    return [watch(folder, look).on("error", () => undefined)];
  } catch {
    return [];
  }
}

async function deliver(following: Following, next: Map<string, number>): Promise<void> {
  const end = following.firstSegment + following.segmentCount;
  for (const renditionName of following.renditionNames) {
    for (let number = next.get(renditionName) ?? end; number < end; number += 1) {
      const path = join(following.folder, renditionName, segmentFileName(renditionName, number));
      if (!(await exists(path))) break;
      const wantsMore = await following.onClosed({ renditionName, number, path });
      next.set(renditionName, wantsMore ? number + 1 : end);
      if (!wantsMore) break;
    }
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
