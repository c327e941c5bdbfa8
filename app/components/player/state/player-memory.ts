import { LocalMediaStorage } from "@vidstack/react";
import { readTitleSpeed, writeTitleSpeed } from "./title-speed.ts";

/**
 * vidstack's memory for volume and subtitles on this device, and for the speed of a title in this tab. The server keeps
 * positions; quality is not kept.
 */
export class PlayerMemory extends LocalMediaStorage {
  #isChosen = false;

  protected override playerId = "matinee-player";
  readonly #titleId: string;
  readonly #tabStorage: Pick<Storage, "getItem" | "setItem">;

  /** `tabStorage` lasts as long as the tab. */
  constructor(titleId: string, tabStorage: Pick<Storage, "getItem" | "setItem"> = sessionStorage) {
    super();
    this.#titleId = titleId;
    this.#tabStorage = tabStorage;
  }

  override getTime(): Promise<null> {
    return Promise.resolve(null);
  }

  override setTime(): Promise<void> {
    return Promise.resolve();
  }

  /** From now on subtitles are as the user chose them, and kept so. */
  subtitlesChosen(): void {
    this.#isChosen = true;
  }

  // vidstack keeps what shows by itself too: after a film with forced subtitles every other would show its own.
  override async setLang(lang: string | null): Promise<void> {
    if (this.#isChosen) await super.setLang(lang);
  }

  override async setCaptions(isShown: boolean): Promise<void> {
    if (this.#isChosen) await super.setCaptions(isShown);
  }

  // vidstack keeps the speed on the device, so that a film would begin as fast as the lecture before it.
  override getPlaybackRate(): Promise<number | null> {
    return Promise.resolve(readTitleSpeed(this.#tabStorage, this.#titleId));
  }

  override setPlaybackRate(rate: number): Promise<void> {
    writeTitleSpeed(this.#tabStorage, this.#titleId, rate);
    return Promise.resolve();
  }

  override getVideoQuality(): Promise<null> {
    return Promise.resolve(null);
  }

  override setVideoQuality(): Promise<void> {
    return Promise.resolve();
  }
}
