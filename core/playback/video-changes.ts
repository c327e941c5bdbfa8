/** The changes of a few videos since they were last taken. */
export interface VideoChanges {
  /** Videos whose state or work changed. */
  readonly videoIds: readonly string[];
  /** Segments that came to exist. */
  readonly segments: readonly {
    readonly videoId: string;
    readonly renditionName: string;
    readonly numbers: number[];
  }[];
}

/** Collects changes until they are taken, so that a burst becomes one event. */
export class ChangeCollector {
  readonly #watched: ReadonlySet<string>;
  readonly #videos = new Set<string>();
  readonly #segments = new Map<string, { videoId: string; renditionName: string; numbers: Set<number> }>();

  constructor(watched: ReadonlySet<string>) {
    this.#watched = watched;
  }

  /** True if the video is one of ours. */
  addVideo(videoId: string): boolean {
    if (!this.#watched.has(videoId)) return false;
    this.#videos.add(videoId);
    return true;
  }

  addSegment({
    videoId,
    renditionName,
    number,
  }: {
    videoId: string;
    renditionName: string;
    number: number;
  }): boolean {
    if (!this.#watched.has(videoId)) return false;
    const key = `${videoId}/${renditionName}`;
    const known = this.#segments.get(key) ?? { videoId, renditionName, numbers: new Set<number>() };
    known.numbers.add(number);
    this.#segments.set(key, known);
    return true;
  }

  isEmpty(): boolean {
    return this.#videos.size === 0 && this.#segments.size === 0;
  }

  /** Returns the collected changes and empties the collection. Storyboard sprites are ignored. */
  take(): VideoChanges {
    const segments = [...this.#segments.values()]
      .filter(({ renditionName }) => renditionName !== "sb")
      .map(({ videoId, renditionName, numbers }) => ({
        videoId,
        renditionName,
        numbers: [...numbers].sort((a, b) => a - b),
      }));
    const videoIds = [...this.#videos];
    this.#segments.clear();
    this.#videos.clear();
    return { videoIds, segments };
  }
}
