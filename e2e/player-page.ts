import { expect, type Locator, type Page } from "@playwright/test";

/** What the media element went through, with the height of its video track and what was buffered ahead then. */
export interface SeenEvent {
  readonly type: string;
  readonly height: number;
  readonly aheadSeconds: number;
}

/** With so much ahead, an element that waits does so for a decoder on a busy machine, not for Matinee. */
const DECODER_WAIT_AHEAD_SECONDS = 1;

type Recording = typeof window & { seen?: SeenEvent[]; states?: string[] };

/** The player as a viewer meets it. */
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
   * Waits until the film is past a second; looks with every frame, so little more than that has passed. Gives up
   * after `patienceSeconds`.
   */
  async passes(seconds: number, patienceSeconds = 30): Promise<void> {
    const isPast = (wanted: number) => (document.querySelector("video")?.currentTime ?? 0) > wanted;
    await this.page.waitForFunction(isPast, seconds, { timeout: patienceSeconds * 1000 });
  }

  /** Pixels from top to bottom of the picture that is shown. */
  videoHeight(): Promise<number> {
    return this.page.evaluate(() => document.querySelector("video")?.videoHeight ?? 0);
  }

  /** Records from now on what the media element goes through, and each state of the player. */
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

  /** What was recorded of errors, of emptied buffers, and of waits for media that had not come. */
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

  /** The picture's segments that are asked for from now on, in order: their renditions' heights and numbers. */
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
