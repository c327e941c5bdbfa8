/** The videos that other tabs request. A dead tab sends no message, so a request expires unless it is repeated. */
const LAPSES_AFTER_MS = 75_000;
/** The server accepts no more (`MAX_STREAM_VIDEOS` of core/playback). */
const MAX_VIDEOS = 50;

/** The requests of other tabs, kept by the leading tab. */
export class RequestedVideos {
  readonly #tabs = new Map<string, { videoIds: readonly string[]; at: number }>();

  set(tab: string, videoIds: readonly string[], now = performance.now()): void {
    this.#tabs.set(tab, { videoIds, at: now });
  }

  drop(tab: string): void {
    this.#tabs.delete(tab);
  }

  /** The videos that the stream must include: our own first, then those of other tabs, each once, at most fifty. */
  union(own: Iterable<string>, now = performance.now()): string[] {
    for (const [tab, want] of this.#tabs) if (now - want.at > LAPSES_AFTER_MS) this.#tabs.delete(tab);
    const theirs = [...this.#tabs.values()].flatMap((want) => want.videoIds);
    return [...new Set([...own, ...theirs])].slice(0, MAX_VIDEOS);
  }
}
