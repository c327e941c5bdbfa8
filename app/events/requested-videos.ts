/** What other tabs want; a tab that died says nothing, so a want that is not repeated lapses. */
const LAPSES_AFTER_MS = 75_000;
/** The server takes no more (`MAX_STREAM_VIDEOS` of core/playback). */
const MAX_VIDEOS = 50;

/** The wants of other tabs, as the leading tab knows them. */
export class RequestedVideos {
  readonly #tabs = new Map<string, { videoIds: readonly string[]; at: number }>();

  set(tab: string, videoIds: readonly string[], now = performance.now()): void {
    this.#tabs.set(tab, { videoIds, at: now });
  }

  drop(tab: string): void {
    this.#tabs.delete(tab);
  }

  /** What the stream must tell of: our own first, then the others', each once, at most fifty. */
  union(own: Iterable<string>, now = performance.now()): string[] {
    for (const [tab, want] of this.#tabs) if (now - want.at > LAPSES_AFTER_MS) this.#tabs.delete(tab);
    const theirs = [...this.#tabs.values()].flatMap((want) => want.videoIds);
    return [...new Set([...own, ...theirs])].slice(0, MAX_VIDEOS);
  }
}
