import { useEffect } from "react";
import { createTextTrack } from "@vidstack/react";
import { type PlayableSession } from "../player-types.ts";
import { useStage } from "../stage.tsx";
import { loadWhenShown } from "./load-when-shown.ts";

type Subtitle = PlayableSession["subtitles"][number];

/** The session's subtitles as text tracks; a forced one shows by itself where it is meant to. */
export function SubtitleTracks({ subtitles }: { subtitles: readonly Subtitle[] }) {
  const first = subtitles.find(({ isDefault }) => isDefault) ?? subtitles.find(({ isForced }) => isForced);
  return subtitles.map((subtitle) => (
    <SubtitleTrack key={subtitle.id} subtitle={subtitle} isFirst={subtitle === first} />
  ));
}

function SubtitleTrack({ subtitle, isFirst }: { subtitle: Subtitle; isFirst: boolean }) {
  const { engine } = useStage();
  // Without an address: vidstack would load it by itself.
  const track = createTextTrack({
    id: subtitle.id,
    kind: subtitle.isHearingImpaired ? "captions" : "subtitles",
    type: "vtt",
    label: subtitle.name,
    language: subtitle.languageTag,
    default: isFirst,
  });
  const { url } = subtitle;
  useEffect(
    () =>
      loadWhenShown(track, async (signal) => {
        const [{ parseResponse }, answer] = await Promise.all([
          import("media-captions"),
          engine.token.fetch(url, signal),
        ]);
        if (!answer.ok) throw new Error(`Loading subtitles failed with status ${answer.status}.`);
        return (await parseResponse(answer, { type: "vtt" })).cues;
      }),
    [track, url, engine],
  );
  return null;
}
