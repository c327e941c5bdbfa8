import { type VideoEvent } from "#core/playback/types.ts";

/** Messages between tabs of one browser. */
export type TabMessage =
  /** The videos that a tab requests; `fresh` if it needs the current state. */
  | {
      readonly type: "want";
      readonly tab: string;
      readonly videoIds: readonly string[];
      readonly fresh: boolean;
    }
  | { readonly type: "leave"; readonly tab: string }
  /** A tab leads from now on: the other tabs repeat their requests. */
  | { readonly type: "lead" }
  | { readonly type: "event"; readonly event: VideoEvent };

export interface TabChannel {
  post(message: TabMessage): void;
  close(): void;
}

/** What a tab's event stream needs from its browser: real functions from `browserEnvironment`, fakes in tests. */
export interface TabEnvironment {
  readonly tab: string;
  /**
   * Opens the event stream for these videos; returns a function that closes it. It reconnects by itself after
   * an outage.
   */
  connect(videoIds: readonly string[], onEvent: (event: VideoEvent) => void): () => void;
  /** Opens the channel between tabs; null if this browser has no usable one. */
  openChannel(onMessage: (message: TabMessage) => void): TabChannel | null;
  /**
   * Requests to lead, and calls back once this tab leads; returns a function that releases the lead. Only one
   * tab leads at a time.
   */
  lead(onLead: () => void): () => void;
  isHidden(): boolean;
  /** Calls back when the tab is hidden or shown; returns a function that stops. */
  onVisibility(listener: () => void): () => void;
}
