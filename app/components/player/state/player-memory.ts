import { LocalMediaStorage } from "@vidstack/react";

/** vidstack's memory for volume, speed and subtitles. Places are kept by the server, quality by nobody. */
export class PlayerMemory extends LocalMediaStorage {
  protected override playerId = "matinee-player";

  override getTime(): Promise<null> {
    return Promise.resolve(null);
  }

  override setTime(): Promise<void> {
    return Promise.resolve();
  }

  override getVideoQuality(): Promise<null> {
    return Promise.resolve(null);
  }

  override setVideoQuality(): Promise<void> {
    return Promise.resolve();
  }
}
