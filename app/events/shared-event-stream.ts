import { type TabEnvironment, type TabChannel, type TabMessage } from "#app/events/tab-environment.ts";
import { RequestedVideos } from "#app/events/requested-videos.ts";
import { type VideoEvent } from "#core/playback/types.ts";

/** Subscriptions made at the same time (by a page that renders) open one stream. */
const GATHER_MS = 50;
const REPEAT_REQUEST_MS = 30_000;

interface Listener {
  readonly videoIds: readonly string[];
  readonly onEvent: (event: VideoEvent) => void;
}

/**
 * One event stream per browser: HTTP/1.1 allows six connections, and a player needs most of them. The tabs
 * elect a leader, which holds the stream and passes its events on. A hidden tab does not take part; when it
 * is shown, it gets the current state again. If tabs cannot elect a leader (no locks on plain HTTP), each has
 * a separate stream.
 */
export class SharedEventStream {
  readonly #environment: TabEnvironment;
  readonly #listeners = new Set<Listener>();
  readonly #others = new RequestedVideos();
  #channel: TabChannel | null = null;
  #stops: (() => void)[] = [];
  #isLeading = false;
  #isTakingPart = false;
  #stream: { readonly key: string; readonly close: () => void } | null = null;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #mustBeFresh = false;

  constructor(environment: TabEnvironment) {
    this.#environment = environment;
    environment.onVisibility(() => this.#takePartOrLeave());
  }

  /** Listens to the events of some videos, the current state first; returns a function that stops. */
  listen(videoIds: readonly string[], onEvent: (event: VideoEvent) => void): () => void {
    const listener = { videoIds, onEvent };
    this.#listeners.add(listener);
    this.#takePartOrLeave();
    this.#gather(true);
    return () => {
      this.#listeners.delete(listener);
      this.#takePartOrLeave();
      this.#gather(false);
    };
  }

  #takePartOrLeave(): void {
    const should = this.#listeners.size > 0 && !this.#environment.isHidden();
    if (should === this.#isTakingPart) return;
    this.#isTakingPart = should;
    if (should) this.#takePart();
    else this.#leave();
  }

  #takePart(): void {
    this.#channel = this.#environment.openChannel((message) => this.#onMessage(message));
    const repeat = setInterval(() => this.#say(false), REPEAT_REQUEST_MS);
    const letGo = this.#environment.lead(() => this.#onLead());
    this.#stops = [() => clearInterval(repeat), letGo];
    this.#gather(true);
  }

  #leave(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#channel?.post({ type: "leave", tab: this.#environment.tab });
    this.#closeStream();
    this.#isLeading = false;
    // Runs before another tab leads: the new leader asks for requests, and this tab has none now.
    this.#channel?.close();
    this.#channel = null;
    for (const stop of this.#stops) stop();
  }

  #onLead(): void {
    if (!this.#isTakingPart) return;
    this.#isLeading = true;
    this.#channel?.post({ type: "lead" });
    this.#gather(true);
  }

  #onMessage(message: TabMessage): void {
    switch (message.type) {
      case "event":
        return this.#tell(message.event);
      case "lead":
        return this.#say(false);
      case "leave":
        this.#others.drop(message.tab);
        return;
      case "want":
        this.#others.set(message.tab, message.videoIds);
        if (this.#isLeading) this.#gather(message.fresh);
    }
  }

  /**
   * Waits a moment for more subscriptions, then announces the requested videos, and opens the stream if this
   * tab leads.
   */
  #gather(fresh: boolean): void {
    this.#mustBeFresh ||= fresh;
    if (!this.#isTakingPart || this.#gathering !== undefined) return;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      const mustBeFresh = this.#mustBeFresh;
      this.#mustBeFresh = false;
      if (this.#isLeading) this.#openStream(mustBeFresh);
      else this.#say(mustBeFresh);
    }, GATHER_MS);
  }

  #say(fresh: boolean): void {
    if (this.#isLeading) return;
    this.#channel?.post({
      type: "want",
      tab: this.#environment.tab,
      videoIds: [...this.#ownVideos()],
      fresh,
    });
  }

  #openStream(fresh: boolean): void {
    const videoIds = this.#others.union(this.#ownVideos());
    const key = [...videoIds].sort().join();
    if (this.#stream?.key === key && !fresh) return;
    this.#closeStream();
    if (videoIds.length === 0) return;
    const close = this.#environment.connect(videoIds, (event) => {
      this.#channel?.post({ type: "event", event });
      this.#tell(event);
    });
    this.#stream = { key, close };
  }

  #closeStream(): void {
    this.#stream?.close();
    this.#stream = null;
  }

  #ownVideos(): Set<string> {
    return new Set([...this.#listeners].flatMap((listener) => listener.videoIds));
  }

  #tell(event: VideoEvent): void {
    const videoId = videoOf(event);
    for (const { videoIds, onEvent } of [...this.#listeners]) if (videoIds.includes(videoId)) onEvent(event);
  }
}

function videoOf(event: VideoEvent): string {
  switch (event.type) {
    case "segments":
      return event.videoId;
    case "readiness":
      return event.readiness.videoId;
    case "video":
      return event.video.id;
  }
}
