import path from "node:path";
import { type CoreContext } from "#core/context.ts";
import {
  readFolderSidecars,
  sidecarsOf,
  type FolderSidecars,
  type FoundSidecar,
} from "#core/import/find-sidecars.ts";
import { importSidecar } from "#core/import/import-sidecars.ts";
import { type SeenFiles } from "#core/import/seen/seen-files.ts";
import { type ImportOutcome, type ImportResult } from "#core/import/types.ts";
import { messageOf } from "#core/messages/message.ts";
import { subtitleName } from "#core/subtitles/subtitle-name.ts";

/** The subtitles beside the films of one import. */
export class SidecarImport {
  readonly #ctx: CoreContext;
  readonly #isDryRun: boolean;
  readonly #seen: SeenFiles;
  readonly #followsLinks: boolean;
  readonly #taken = new Set<string>();
  /** For the last folder: the films of one folder come one after the other. */
  #near: FolderSidecars | null = null;

  constructor(
    ctx: CoreContext,
    { isDryRun, seen, followsLinks }: { isDryRun: boolean; seen: SeenFiles; followsLinks: boolean },
  ) {
    this.#ctx = ctx;
    this.#isDryRun = isDryRun;
    this.#seen = seen;
    this.#followsLinks = followsLinks;
  }

  /** Whether a file was found to be a film's subtitles, with any outcome. */
  wasTaken(file: string): boolean {
    return this.#taken.has(file);
  }

  /** Imports the subtitle files beside an imported or known film: each file with its outcome. */
  async *of(film: ImportResult): AsyncGenerator<{ path: string; outcome: ImportOutcome }> {
    const isComing = film.status === "imported" && this.#isDryRun;
    if (film.videoId === null && !isComing) return;
    for (const sidecar of await this.#beside(film.path)) {
      this.#taken.add(sidecar.path);
      yield { path: sidecar.path, outcome: await this.#take(film, sidecar) };
    }
  }

  async #take({ titleId, videoId }: ImportResult, sidecar: FoundSidecar): Promise<ImportOutcome> {
    const words = subtitleName(sidecar.languageTag, sidecar.kind);
    if (this.#isDryRun || titleId === null || videoId === null) {
      const what = messageOf("imports.subtitlesTaken", { name: words });
      return { status: "imported", reason: messageOf("imports.wouldTake", { what }) };
    }
    return await importSidecar(this.#ctx, sidecar, { titleId, videoId, seen: this.#seen });
  }

  async #beside(file: string): Promise<FoundSidecar[]> {
    const folder = path.dirname(file);
    if (this.#near?.folder !== folder) this.#near = await readFolderSidecars(folder, this.#followsLinks);
    return sidecarsOf(this.#near, path.basename(file));
  }
}
