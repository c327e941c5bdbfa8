import { LocalMediaStorage } from "@vidstack/react";

/** vidstack's memory for volume, speed and subtitles. Places are kept by the server, quality by nobody. */
export class PlayerMemory extends LocalMediaStorage {
  #isChosen = false;

  protected override playerId = "matinee-player";

  override getTime(): Promise<null> {
    return Promise.resolve(null);
  }

  override setTime(): Promise<void> {
    return Promise.resolve();
  }

  /** From now on subtitles are as the person wants them, and kept so. */
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

  override getVideoQuality(): Promise<null> {
    return Promise.resolve(null);
  }

  override setVideoQuality(): Promise<void> {
    return Promise.resolve();
  }
}
