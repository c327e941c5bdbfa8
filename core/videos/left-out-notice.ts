import { clockTime } from "#core/media/clock-time.ts";
import { planDelaySeconds } from "#core/media/plan/plan-video.ts";
import { type MediaInfo, type Plan } from "#core/media/types.ts";

/** Less than this of a start is not worth a word. */
const TOLD_SECONDS = 1;

/** What of a file is not in what plays, a sentence for each kind; null where everything is. */
export function leftOutNotice(info: MediaInfo | null, plan: Plan | null): string | null {
  if (!info) return null;
  const shownAsVideos = info.subtitles.filter(({ isText }) => !isText).length;
  const { videoSubtitles = shownAsVideos, subtitles = 0, audioTracks = 0 } = info.leftOut ?? {};
  const delaySeconds = plan ? planDelaySeconds(plan, info) : 0;
  const sentences = [
    videoSubtitles > 0 && `${counted(videoSubtitles, "subtitle track")} made of pictures cannot be shown.`,
    subtitles > 0 && `${counted(subtitles, "subtitle track")} beyond the first ${textCount(info)} left out.`,
    audioTracks > 0 &&
      `${counted(audioTracks, "sound track")} left out: unreadable, or beyond the first ${info.audio.length}.`,
    delaySeconds > TOLD_SECONDS && `${clockTime(delaySeconds)} of sound before the first picture left out.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0 ? sentences.join(" ") : null;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
const textCount = (info: MediaInfo): number => info.subtitles.filter(({ isText }) => isText).length;
