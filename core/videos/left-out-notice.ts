import { clockTime } from "#core/media/clock-time.ts";
import { planDelaySeconds } from "#core/media/plan/plan-video.ts";
import { type MediaInfo, type Plan } from "#core/media/types.ts";

/** Missing audio at the start is not mentioned below this. */
const MENTIONED_SECONDS = 1;

/** The tracks and parts of a file that are not played, a sentence for each kind; null where all are played. */
export function leftOutNotice(info: MediaInfo | null, plan: Plan | null): string | null {
  if (!info) return null;
  const shownAsVideos = info.subtitles.filter(({ isText }) => !isText).length;
  const { videoSubtitles = shownAsVideos, subtitles = 0, audioTracks = 0 } = info.leftOut ?? {};
  const delaySeconds = plan ? planDelaySeconds(plan, info) : 0;
  const sentences = [
    videoSubtitles > 0 && `${counted(videoSubtitles, "subtitle track")} made of images can't be shown.`,
    subtitles > 0 && `${counted(subtitles, "subtitle track")} beyond the first ${textCount(info)} skipped.`,
    audioTracks > 0 &&
      `${counted(audioTracks, "audio track")} skipped: unreadable, or beyond the first ${info.audio.length}.`,
    delaySeconds > MENTIONED_SECONDS && `${clockTime(delaySeconds)} of audio before the first frame skipped.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0 ? sentences.join(" ") : null;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
const textCount = (info: MediaInfo): number => info.subtitles.filter(({ isText }) => isText).length;
