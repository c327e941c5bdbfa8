import { encodedFrameRate } from "#core/media/plan/frame-rate.ts";
import { MEDIA_LIMITS } from "#core/media/plan/media-limits.ts";
import { audioPlans } from "#core/media/plan/plan-audio.ts";
import { normaliseFilters } from "#core/media/ffmpeg-args/normalise-filters.ts";
import { framesToSeconds, toNumber } from "#core/media/plan/rational.ts";
import { renditionLadder } from "#core/media/plan/rendition-ladder.ts";
import { videoChunks, segmentFramesOf, audioChunks } from "#core/media/plan/segment-grid.ts";
import { storyboardPlan } from "#core/media/storyboard/storyboard.ts";
import { type MediaInfo, type Plan, type Rational } from "#core/media/types.ts";

/** The first frame may be shown this much earlier, for audio that starts before it. */
const MAX_EARLY_SECONDS = 4;
/** A last frame that is held for longer than this must be planned; a segment is filled anyway. */
const MAX_UNPLANNED_SECONDS = 4;

/** How to encode a file: the same info always gives the same plan. The info must have passed `parseProbe`. */
export function planVideo(info: MediaInfo): Plan {
  const frameRate = encodedFrameRate(info.video);
  const segmentFrames = segmentFramesOf(frameRate);
  const sourceStartSeconds = startOf(info);
  const length = lengthOf(info, sourceStartSeconds, frameRate);
  const { totalFrames } = length;
  const segmentCount = Math.ceil(totalFrames / segmentFrames);
  const renditions = renditionLadder(info.video);
  const entry = renditions[0];
  return {
    version: 1,
    frameRate,
    ...length,
    segmentFrames,
    segmentCount,
    durationSeconds: framesToSeconds(totalFrames, frameRate),
    sourceStartSeconds,
    sourceVideoStreamIndex: info.video.index,
    ...(info.mayChangeSize ? { steadySource: steadySourceOf(info) } : {}),
    renditions,
    audio: audioPlans(info.audio, sourceStartSeconds),
    videoChunks: videoChunks(segmentCount),
    audioChunks: info.audio.length > 0 ? audioChunks(segmentCount) : [],
    storyboard: entry ? storyboardPlan(entry) : null,
    normalise: normaliseFilters(info.video),
  };
}

const steadySourceOf = ({ video }: MediaInfo): NonNullable<Plan["steadySource"]> => ({
  width: video.width,
  height: video.height,
  sampleAspect: video.sampleAspect,
  pixelFormat: video.pixelFormat,
});

/**
 * Time 0 is the start of video or audio, whichever is first, unless the video starts much later: then earlier
 * audio is left out.
 */
function startOf(info: MediaInfo): number {
  const earliest = Math.min(info.video.startSeconds, ...info.audio.map((track) => track.startSeconds));
  const isNear = info.video.startSeconds - earliest <= MAX_EARLY_SECONDS;
  return isNear ? earliest : info.video.startSeconds;
}

/**
 * The seconds from the file's own start, from which its subtitles and chapters count, to the plan's time 0:
 * zero unless `startOf` leaves early audio out. Differences by rounding to milliseconds count as zero.
 */
export function planDelaySeconds(plan: Pick<Plan, "sourceStartSeconds">, info: MediaInfo): number {
  const delaySeconds = plan.sourceStartSeconds - info.startSeconds;
  return Math.abs(delaySeconds) < 0.001 ? 0 : delaySeconds;
}

type Length = Pick<Plan, "totalFrames" | "heldFromFrame">;

/** The last frame is held as long as any audio continues. */
function lengthOf(info: MediaInfo, startSeconds: number, frameRate: Rational): Length {
  const videoEnd = info.video.startSeconds + (info.video.durationSeconds ?? info.durationSeconds);
  const audioEnd = Math.max(
    0,
    ...info.audio.map((track) => track.startSeconds + (track.durationSeconds ?? 0)),
  );
  const framesUntil = (seconds: number): number =>
    Math.min(MEDIA_LIMITS.maxFrames, Math.max(1, Math.round((seconds - startSeconds) * toNumber(frameRate))));
  const totalFrames = framesUntil(Math.max(videoEnd, audioEnd));
  const isHeldLong = audioEnd - videoEnd > MAX_UNPLANNED_SECONDS;
  return isHeldLong ? { totalFrames, heldFromFrame: framesUntil(videoEnd) } : { totalFrames };
}
