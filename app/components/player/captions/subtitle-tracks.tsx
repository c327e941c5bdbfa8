import { Track } from "@vidstack/react";
import { type PlayableSession } from "../player-types.ts";

/** The session's subtitles as text tracks; a forced one shows by itself where it is meant to. */
export function SubtitleTracks({ subtitles }: { subtitles: PlayableSession["subtitles"] }) {
  const first = subtitles.find(({ isDefault }) => isDefault) ?? subtitles.find(({ isForced }) => isForced);
  return subtitles.map((subtitle) => (
    <Track
      key={subtitle.id}
      id={subtitle.id}
      src={subtitle.url}
      kind={subtitle.isHearingImpaired ? "captions" : "subtitles"}
      type="vtt"
      label={subtitle.name}
      language={subtitle.languageTag}
      default={subtitle === first}
    />
  ));
}
