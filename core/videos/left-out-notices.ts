import { planDelaySeconds } from "#core/media/plan/plan-video.ts";
import { type MediaInfo, type Plan } from "#core/media/types.ts";
import { messageOf, type Message } from "#core/messages/message.ts";

/** Missing audio at the start is not mentioned below this. */
const MENTIONED_SECONDS = 1;

/** The tracks and parts of a file that are not played, a message for each kind. */
export function leftOutNotices(info: MediaInfo | null, plan: Plan | null): Message[] {
  if (!info) return [];
  const shownAsVideos = info.subtitles.filter(({ isText }) => !isText).length;
  const { videoSubtitles = shownAsVideos, subtitles = 0, audioTracks = 0 } = info.leftOut ?? {};
  const delaySeconds = plan ? planDelaySeconds(plan, info) : 0;
  const notices = [
    videoSubtitles > 0 && messageOf("media.imageSubtitles", { count: videoSubtitles }),
    subtitles > 0 && messageOf("media.subtitlesBeyond", { count: subtitles, kept: textCount(info) }),
    audioTracks > 0 && messageOf("media.audioBeyond", { count: audioTracks, kept: info.audio.length }),
    delaySeconds > MENTIONED_SECONDS && messageOf("media.audioSkippedAtStart", { seconds: delaySeconds }),
  ];
  return notices.filter((notice) => notice !== false);
}

const textCount = (info: MediaInfo): number => info.subtitles.filter(({ isText }) => isText).length;
