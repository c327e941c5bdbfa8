import { AUDIO_SAMPLE_RATE } from "#core/media/plan/media-limits.ts";
import { trackNames } from "#core/media/probe/track-names.ts";
import { type AudioPlan, type AudioStreamInfo } from "#core/media/types.ts";

const BITRATE_KBPS = 128;
/** The old track may still run while the new one begins. */
const MAX_OVERLAP_SECONDS = 0.5;

/** The audio tracks of a plan whose time 0 is at `sourceStartSeconds`: one of them is the default. */
export function audioPlans(
  tracks: readonly AudioStreamInfo[],
  sourceStartSeconds: number,
): readonly AudioPlan[] {
  const joined = joinTracks(tracks);
  const names = trackNames(joined.map(([first]) => first));
  const preferred = Math.max(
    0,
    joined.findIndex((parts) => parts.some((track) => track.isDefault)),
  );
  return joined.map(([track, ...later], number) => ({
    renditionName: `a${number}`,
    sourceStreamIndex: track.index,
    ...(later.length > 0 ? { continuedBy: later.map(({ index }) => index) } : {}),
    languageTag: track.languageTag,
    name: names[number] ?? `Track ${number + 1}`,
    isDefault: number === preferred,
    channels: 2,
    sampleRate: AUDIO_SAMPLE_RATE,
    bitrateKbps: BITRATE_KBPS,
    ...mixOf(track),
    offsetSeconds: track.startSeconds - sourceStartSeconds,
  }));
}

/** Up to this number FFmpeg guesses the layout of unnamed channels. */
const MAX_GUESSED_CHANNELS = 8;

/**
 * Ambisonics mixed to the left and the right (ACN: 0 is the middle, 1 the side); otherwise the first
 * channels.
 */
function mixOf({ channels, channelLayout }: AudioStreamInfo): Pick<AudioPlan, "mix"> {
  if (channelLayout?.startsWith("ambisonic")) return { mix: "pan=stereo|c0=0.5*c0+0.5*c1|c1=0.5*c0-0.5*c1" };
  const isUnnamed = !channelLayout || /^\d+ channels/.test(channelLayout);
  return isUnnamed && channels > MAX_GUESSED_CHANNELS ? { mix: "pan=stereo|c0=c0|c1=c1" } : {};
}

type Joined = [first: AudioStreamInfo, ...later: AudioStreamInfo[]];

/** Tracks of one language that do not overlap are one track, which moved: by the order of their starts. */
function joinTracks(tracks: readonly AudioStreamInfo[]): readonly Joined[] {
  const joined: Joined[] = [];
  for (const track of tracks) {
    const before = joined.find((parts) => goesOn(parts.at(-1) ?? parts[0], track));
    if (before) before.push(track);
    else joined.push([track]);
  }
  return joined;
}

function goesOn(before: AudioStreamInfo, after: AudioStreamInfo): boolean {
  if (before.durationSeconds === null || before.languageTag !== after.languageTag) return false;
  return after.startSeconds >= before.startSeconds + before.durationSeconds - MAX_OVERLAP_SECONDS;
}
