import { type ImportResult } from "#core/import/types.ts";
import { type PlainKey } from "#core/messages/message.ts";
import { type importFiles } from "#db/schema/import-files.ts";

export type NewRow = Omit<typeof importFiles.$inferInsert, "importId">;

const BATCH = 100;

/** What is told of others than films, because films may be in it that the admin expects. */
const TOLD: ReadonlySet<string> = new Set<PlainKey>([
  "imports.blurayFolder",
  "imports.deadLink",
  "imports.folderUnreadable",
  "imports.linkedFolder",
  "imports.nameNotUnicode",
  "imports.ownFolder",
]);

/** Reasons that say no more than the state of the row. */
const SAID_BY_STATE: ReadonlySet<string> = new Set<PlainKey>(["imports.dryRun", "imports.known"]);

/**
 * Makes the rows of an import's table of what a dry run tells: a row for each film, with the number of files beside it,
 * which are told after it; and one for what was left out and could be or hold a film.
 */
export class FoundRows {
  #rows: (NewRow & { subtitleCount: number; artworkCount: number; hasFacts: boolean })[] = [];
  #position = 0;

  /** Films so far. */
  get count(): number {
    return this.#position;
  }

  /** Whether there are enough rows to write. */
  get isBatch(): boolean {
    return this.#rows.length > BATCH;
  }

  add(result: ImportResult): void {
    const isTold = result.role === "other" && TOLD.has(result.reason?.key ?? "");
    if (result.role === "video" || isTold) this.#rows.push(this.#rowOf(result));
    const last = this.#rows.at(-1);
    if (!last || result.status === "refused") return;
    if (result.role === "subtitles" && result.reason?.key !== "imports.noFilm") last.subtitleCount += 1;
    if (result.role === "artwork") last.artworkCount += 1;
    if (result.role === "facts" && result.reason?.key !== "imports.factsUnused") last.hasFacts = true;
  }

  /** The finished rows; the last one is kept while files beside it may follow. */
  take(isEnd: boolean): readonly NewRow[] {
    const taken = isEnd ? this.#rows : this.#rows.slice(0, -1);
    this.#rows = isEnd ? [] : this.#rows.slice(-1);
    return taken;
  }

  #rowOf({ path, status, planned, reason, titleId, videoId }: ImportResult) {
    const state: NewRow["state"] = planned
      ? "new"
      : videoId === null
        ? leftOutState(status, reason)
        : "known";
    const { sizeBytes = 0, durationSeconds = null, heightPixels = null, location = null } = planned ?? {};
    const told = SAID_BY_STATE.has(reason?.key ?? "") ? null : reason;
    return {
      ...{ position: this.#position++, path, state, sizeBytes, durationSeconds, heightPixels, location },
      ...{ reason: told, titleId, videoId, subtitleCount: 0, artworkCount: 0, hasFacts: false },
    };
  }
}

function leftOutState(status: ImportResult["status"], reason: ImportResult["reason"]): NewRow["state"] {
  return status === "refused" || reason?.key === "imports.folderUnreadable" ? "refused" : "left_out";
}
