import { expect, type Locator, type Page } from "@playwright/test";

/** An event of the media element, with the height of its video track and the seconds buffered ahead. */
export interface SeenEvent {
  readonly type: string;
  readonly height: number;
  readonly aheadSeconds: number;
}

/** With this many seconds ahead, a waiting element waits for a decoder on a busy machine, not for Matinee. */
const DECODER_WAIT_AHEAD_SECONDS = 1;

type Recording = typeof window & { seen?: SeenEvent[]; states?: string[] };

/** The player as a viewer uses it. */
export class PlayerPage {
  readonly player: Locator;

  constructor(readonly page: Page) {
    this.player = page.locator("[data-media-player]");
  }

  /** Waits until the player is in a state. */
  async is(state: string | RegExp): Promise<void> {
    await expect(this.player).toHaveAttribute("data-state", state, { timeout: 30_000 });
  }

  /** Seconds into the film. */
  currentTime(): Promise<number> {
    return this.page.evaluate(() => document.querySelector("video")?.currentTime ?? 0);
  }

  /**
   * Waits until the film is past a second; checks with every frame, so it returns soon after. Gives up after
   * `patienceSeconds`.
   */
  async passes(seconds: number, patienceSeconds = 30): Promise<void> {
    const isPast = (wanted: number) => (document.querySelector("video")?.currentTime ?? 0) > wanted;
    await this.page.waitForFunction(isPast, seconds, { timeout: patienceSeconds * 1000 });
  }

  /** The height of the shown video in pixels. */
  videoHeight(): Promise<number> {
    return this.page.evaluate(() => document.querySelector("video")?.videoHeight ?? 0);
  }

  /** Records events of the media element, and each state of the player, from now on. */
  async record(): Promise<void> {
    await this.page.evaluate((types) => {
      const seen: SeenEvent[] = [];
      const states: string[] = [];
      Object.assign(window as Recording, { seen, states });
      const player = document.querySelector<HTMLElement>("[data-media-player]");
      const noteState = () => states.push(player?.dataset.state ?? "gone");
      if (player) new MutationObserver(noteState).observe(player, { attributeFilter: ["data-state"] });
      for (const type of types) {
        const note = ({ target: video }: Event) => {
          if (!(video instanceof HTMLVideoElement)) return;
          const { buffered, currentTime: now } = video;
          const ranges = Array.from({ length: buffered.length }, (_, i) => [
            buffered.start(i),
            buffered.end(i),
          ]);
          const [, end = now] = ranges.find(([from = 0, to = 0]) => from <= now + 0.1 && to > now) ?? [];
          seen.push({ type, height: video.videoHeight, aheadSeconds: end - now });
        };
        window.addEventListener(type, note, true);
      }
    }, RECORDED);
  }

  /** What was recorded, in order. */
  recorded(): Promise<SeenEvent[]> {
    return this.page.evaluate(() => (window as Recording).seen ?? []);
  }

  /** The recorded errors, emptied buffers, and waits for media that had not arrived. */
  async interruptions(): Promise<SeenEvent[]> {
    return (await this.recorded()).filter(({ type, aheadSeconds }) => {
      if (type === "waiting") return aheadSeconds < DECODER_WAIT_AHEAD_SECONDS;
      return type !== "resize";
    });
  }

  /** The player's states since `record`, in order. */
  states(): Promise<string[]> {
    return this.page.evaluate(() => (window as Recording).states ?? []);
  }

  /** The video segments that are requested from now on, in order: their renditions' heights and numbers. */
  watchRequests(): { height: number; number: number }[] {
    const asked: { height: number; number: number }[] = [];
    this.page.on("request", (request) => {
      const segment = /\/v(\d+)\/(\d{5})\.m4s$/.exec(new URL(request.url()).pathname);
      if (segment) asked.push({ height: Number(segment[1]), number: Number(segment[2]) });
    });
    return asked;
  }

  /** The audio renditions whose segments are requested from now on. */
  watchAudio(): ReadonlySet<string> {
    const asked = new Set<string>();
    this.page.on("request", (request) => {
      const segment = /\/(a\d+)\/\d{5}\.m4s$/.exec(new URL(request.url()).pathname);
      if (segment?.[1]) asked.add(segment[1]);
    });
    return asked;
  }
}

const RECORDED = ["emptied", "error", "resize", "waiting"];
