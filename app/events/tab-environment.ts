import { type VideoEvent } from "#core/playback/types.ts";

/** What tabs of one browser say to each other. */
export type TabMessage =
  /** What a tab wants to hear of; `fresh` where it must be told how things are now. */
  | {
      readonly type: "want";
      readonly tab: string;
      readonly videoIds: readonly string[];
      readonly fresh: boolean;
    }
  | { readonly type: "leave"; readonly tab: string }
  /** A tab holds the stream from now on: whoever wants something says so again. */
  | { readonly type: "lead" }
  | { readonly type: "event"; readonly event: VideoEvent };

export interface TabChannel {
  post(message: TabMessage): void;
  close(): void;
}

/** What a tab's event stream needs of its browser: made of real parts by `browserEnvironment`, of fakes by tests. */
export interface TabEnvironment {
  readonly tab: string;
  /** Opens the event stream for these videos; returns how to close it. It comes back by itself after an outage. */
  connect(videoIds: readonly string[], onEvent: (event: VideoEvent) => void): () => void;
  /** Opens the channel between tabs; null where this browser has none to trust. */
  openChannel(onMessage: (message: TabMessage) => void): TabChannel | null;
  /** Asks to lead, and calls back once this tab does; returns how to let go. Only one tab leads at a time. */
  lead(onLead: () => void): () => void;
  isHidden(): boolean;
  /** Calls back when the tab is hidden or shown; returns how to stop. */
  onVisibility(listener: () => void): () => void;
}
