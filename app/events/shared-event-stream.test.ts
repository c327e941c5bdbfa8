import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SharedEventStream } from "#app/events/shared-event-stream.ts";
import { type TabEnvironment, type TabMessage } from "#app/events/tab-environment.ts";
import { RequestedVideos } from "#app/events/requested-videos.ts";
import { type VideoEvent } from "#core/playback/types.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const segment = (videoId: string, number: number): VideoEvent => ({
  type: "segments",
  videoId,
  renditionName: "v360",
  numbers: [number],
});

/** A fake browser: tabs with a channel between them, one lock, and the open streams. */
class Browser {
  readonly streams: { videoIds: readonly string[]; emit: (event: VideoEvent) => void }[] = [];
  opened = 0;
  readonly #ears = new Map<string, (message: TabMessage) => void>();
  readonly #queue: (() => void)[] = [];

  tab(name: string, canAgree = true) {
    const tab = {
      isHidden: false,
      onVisibility: () => undefined as void,
      eventStream: null as unknown as SharedEventStream,
    };
    const environment: TabEnvironment = {
      tab: name,
      connect: (videoIds, onEvent) => this.#connect(videoIds, onEvent),
      openChannel: (onMessage) => (canAgree ? this.#openChannel(name, onMessage) : null),
      lead: canAgree ? (onLead) => this.#lock(onLead) : (onLead) => (onLead(), () => undefined),
      isHidden: () => tab.isHidden,
      onVisibility: (listener) => ((tab.onVisibility = listener), () => undefined),
    };
    tab.eventStream = new SharedEventStream(environment);
    return {
      eventStream: tab.eventStream,
      show: (isShown: boolean) => {
        tab.isHidden = !isShown;
        tab.onVisibility();
      },
    };
  }

  /** Sends an event on every open stream that requested the video. */
  emit(event: VideoEvent & { videoId: string }) {
    for (const stream of [...this.streams]) if (stream.videoIds.includes(event.videoId)) stream.emit(event);
  }

  #connect(videoIds: readonly string[], emit: (event: VideoEvent) => void) {
    const stream = { videoIds, emit };
    this.opened += 1;
    this.streams.push(stream);
    return () => void this.streams.splice(this.streams.indexOf(stream), 1);
  }

  #openChannel(name: string, onMessage: (message: TabMessage) => void) {
    this.#ears.set(name, onMessage);
    return {
      post: (message: TabMessage) => {
        for (const [other, receive] of this.#ears) if (other !== name) receive(message);
      },
      close: () => void this.#ears.delete(name),
    };
  }

  #lock(onLead: () => void) {
    this.#queue.push(onLead);
    if (this.#queue.length === 1) onLead();
    return () => {
      const wasLeading = this.#queue[0] === onLead;
      this.#queue.splice(this.#queue.indexOf(onLead), 1);
      if (wasLeading) this.#queue[0]?.();
    };
  }
}

const settle = () => vi.advanceTimersByTime(500);

describe("the shared event stream", () => {
  it("opens one stream for all tabs, and each tab gets events of its own videos", () => {
    const browser = new Browser();
    const received: string[] = [];
    browser.tab("one").eventStream.listen(["a"], () => received.push("one"));
    browser.tab("two").eventStream.listen(["a", "b"], () => received.push("two"));
    settle();
    expect(browser.streams.map((stream) => stream.videoIds)).toEqual([["a", "b"]]);
    browser.emit(segment("a", 0) as VideoEvent & { videoId: string });
    browser.emit(segment("b", 0) as VideoEvent & { videoId: string });
    expect(received).toEqual(["two", "one", "two"]);
  });

  it("opens one stream for subscriptions that come together, and another for later ones", () => {
    const browser = new Browser();
    const { eventStream } = browser.tab("one");
    eventStream.listen(["a"], () => undefined);
    eventStream.listen(["b"], () => undefined);
    settle();
    expect(browser.opened).toBe(1);
    eventStream.listen(["a"], () => undefined);
    settle();
    expect(browser.opened).toBe(2);
    expect(browser.streams).toHaveLength(1);
  });

  it("closes while hidden, and another tab leads with the videos of all tabs", () => {
    const browser = new Browser();
    const received: string[] = [];
    const one = browser.tab("one");
    one.eventStream.listen(["a"], () => received.push("one"));
    browser.tab("two").eventStream.listen(["b"], () => received.push("two"));
    settle();
    one.show(false);
    settle();
    expect(browser.streams.map((stream) => stream.videoIds)).toEqual([["b"]]);
    one.show(true);
    settle();
    expect(browser.streams.map((stream) => stream.videoIds)).toEqual([["b", "a"]]);
    browser.emit(segment("a", 1) as VideoEvent & { videoId: string });
    expect(received).toEqual(["one"]);
  });

  it("closes when the last listener is removed", () => {
    const browser = new Browser();
    const { eventStream, show } = browser.tab("one");
    const stop = eventStream.listen(["a"], () => undefined);
    settle();
    stop();
    settle();
    expect(browser.streams).toEqual([]);
    show(false);
    show(true);
    settle();
    expect(browser.streams).toEqual([]);
  });

  it("has a separate stream for each tab if tabs cannot elect a leader", () => {
    const browser = new Browser();
    browser.tab("one", false).eventStream.listen(["a"], () => undefined);
    browser.tab("two", false).eventStream.listen(["b"], () => undefined);
    settle();
    expect(browser.streams.map((stream) => stream.videoIds)).toEqual([["a"], ["b"]]);
  });
});

it("forgets what tabs wanted that do not say so again, and asks for fifty videos at most", () => {
  const wanted = new RequestedVideos();
  wanted.set("dead", ["x"], 0);
  wanted.set("alive", ["y"], 70_000);
  expect(wanted.union(["a", "y"], 76_000)).toEqual(["a", "y"]);
  const many = Array.from({ length: 60 }, (_, at) => String(at));
  expect(wanted.union(many, 0)).toHaveLength(50);
});
