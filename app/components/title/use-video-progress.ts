import { useState } from "react";
import { useVideoEvents } from "#app/events/use-video-events.ts";
import { type VideoProgress } from "#core/videos/types.ts";

export type ProgressById = Readonly<Record<string, VideoProgress>>;

/** The live progress of videos by their id. Empty until the first event; without videos it opens no event stream. */
export function useVideoProgress(videoIds: readonly string[]): ProgressById {
  const [updates, setUpdates] = useState<ProgressById>({});
  useVideoEvents([...videoIds].sort(), (event) => {
    if (event.type === "video") setUpdates((before) => ({ ...before, [event.video.id]: event.video }));
  });
  return updates;
}
