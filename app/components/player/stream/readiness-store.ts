import { type VideoEvent, type Readiness } from "#core/playback/types.ts";
import { withStoredSegments } from "./segment-ranges.ts";

/** What is known of a video's segments; told anew by the event stream. */
export class ReadinessStore {
  #readiness: Readiness | null;
  readonly #listeners = new Set<() => void>();

  constructor(readiness: Readiness | null) {
    this.#readiness = readiness;
  }

  get = (): Readiness | null => this.#readiness;

  /** Calls back after every change; returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes an event; those of other videos are left alone. */
  take(event: VideoEvent): void {
    const current = this.#readiness;
    if (event.type === "readiness" && (!current || event.readiness.videoId === current.videoId)) {
      this.#set(event.readiness);
    }
    if (event.type === "segments" && current?.videoId === event.videoId) {
      this.#set(withStoredSegments(current, event.renditionName, event.numbers));
    }
  }

  #set(readiness: Readiness): void {
    this.#readiness = readiness;
    for (const listener of this.#listeners) listener();
  }
}
