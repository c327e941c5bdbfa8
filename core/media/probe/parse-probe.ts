import { MEDIA_LIMITS } from "#core/media/plan/media-limits.ts";
import { parseVideoStream, streamDuration } from "#core/media/probe/parse-video-stream.ts";
import { probeSchema, type Probe, type ProbeStream, tagOf } from "#core/media/probe/probe-schema.ts";
import { languageTagOf } from "#core/media/probe/track-names.ts";
import {
  type AudioStreamInfo,
  type ChapterInfo,
  type MediaInfo,
  type SubtitleStreamInfo,
  type VideoStreamInfo,
} from "#core/media/types.ts";
import { messageOf } from "#core/messages/message.ts";
import { type VideoReason } from "#core/messages/video-reason.ts";

export type ParsedProbe =
  | { readonly kind: "media"; readonly info: MediaInfo }
  | { readonly kind: "refused"; readonly reason: VideoReason };

/** Containers whose ranges can be cut once their index was read. The others are remuxed first. */
const INDEXED_CONTAINERS = new Set(["mov", "matroska"]);
const TEXT_SUBTITLES = new Set(["subrip", "srt", "ass", "ssa", "webvtt", "mov_text", "text"]);

/**
 * Converts ffprobe's output to a `MediaInfo`, or a refusal with a reason for the uploader. `hasIndex`: the
 * container's index of frames was found (a fragmented MP4 may have none). `hasLateTracks`: ffprobe had to
 * read far to see all tracks. `unreadable`: tracks of a kind that is not decoded here.
 */
export function parseProbe(
  raw: unknown,
  options: { hasIndex: boolean; hasLateTracks?: boolean; unreadable?: readonly number[] },
): ParsedProbe {
  const parsed = probeSchema.safeParse(raw);
  if (!parsed.success) return refused(messageOf("media.unreadable"));
  const all = withoutCodecOf(parsed.data, options.unreadable ?? []);
  const videoStream = pickVideo(all.streams);
  if (!videoStream) return refused(reasonWithoutVideo(all));
  const probe = withoutOtherProgrammes(all, videoStream);
  const info = {
    ...infoOf(probe, parseVideoStream(videoStream), options.hasIndex),
    ...(options.hasLateTracks ? { hasLateTracks: true } : {}),
  };
  const reason = reasonToRefuse(probe, info);
  return reason ? refused(reason) : { kind: "media", info };
}

/** Containers that list their tracks but do not describe them: the first packets tell what a track is. */
const UNDESCRIBED_CONTAINERS = new Set(["mpegts", "mpeg"]);

/** Whether ffprobe lists a video or audio track without having seen a packet of it, so that it must read on. */
export function hasUnseenTracks(raw: unknown): boolean {
  const { data } = probeSchema.safeParse(raw);
  if (!data || !UNDESCRIBED_CONTAINERS.has(data.format.format_name)) return false;
  return data.streams.some(
    ({ codec_type, width, channels }) =>
      (codec_type === "video" && !width) || (codec_type === "audio" && !channels),
  );
}

/** Tracks that are not decoded here have no codec: they are chosen last, or not at all. */
function withoutCodecOf(probe: Probe, indexes: readonly number[]): Probe {
  const streams = probe.streams.map((stream) =>
    indexes.includes(stream.index) ? { ...stream, codec_name: undefined } : stream,
  );
  return { ...probe, streams };
}

/** Decodable tracks first, then the file's default, then the largest; never a cover or a thumbnail track. */
function pickVideo(streams: readonly ProbeStream[]): ProbeStream | null {
  const videoRenditions = streams.filter((stream) => stream.codec_type === "video" && !isCover(stream));
  const pixels = (stream: ProbeStream): number => (stream.width ?? 0) * (stream.height ?? 0);
  const rank = (stream: ProbeStream): number =>
    (stream.codec_name ? 1e13 : 0) + (stream.disposition?.default ? 1e12 : 0) + pixels(stream);
  return videoRenditions.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** A recording may contain several programmes: audio and subtitles must be of the video's programme. */
function withoutOtherProgrammes(probe: Probe, video: ProbeStream): Probe {
  const programmes = (probe.programs ?? []).map(({ streams }) => streams.map(({ index }) => index));
  const own = programmes.find((indexes) => indexes.includes(video.index));
  if (!own) return probe;
  const isOther = ({ index }: ProbeStream): boolean =>
    !own.includes(index) && programmes.some((indexes) => indexes.includes(index));
  return { ...probe, streams: probe.streams.filter((stream) => !isOther(stream)) };
}

const isCover = (stream: ProbeStream): boolean =>
  stream.disposition?.attached_pic === 1 || stream.disposition?.timed_thumbnails === 1;

function infoOf(probe: Probe, video: VideoStreamInfo, hasIndex: boolean): MediaInfo {
  const container = probe.format.format_name.split(",")[0] ?? "unknown";
  return {
    container,
    durationSeconds: durationOf(probe, video),
    startSeconds: probe.format.start_time ?? 0,
    bitRate: Math.max(0, Math.round(probe.format.bit_rate ?? 0)),
    isSeekable: INDEXED_CONTAINERS.has(container) && hasIndex,
    video,
    ...sideTracksOf(probe),
    chapters: chaptersOf(probe),
  };
}

/** Audio and subtitles up to the maximum, and the number of the others. */
function sideTracksOf(probe: Probe): Pick<MediaInfo, "audio" | "subtitles" | "leftOut"> {
  const audioTracks = streamsOf(probe, "audio");
  const audio = audioTracks.filter(isDecodableAudio).slice(0, MEDIA_LIMITS.maxAudioTracks);
  const texts = streamsOf(probe, "subtitle").map(subtitleOf);
  const kept = texts.filter(({ isText }) => isText).slice(0, MEDIA_LIMITS.maxSubtitles);
  const videoSubtitles = texts.filter(({ isText }) => !isText);
  const leftOut = {
    videoSubtitles: videoSubtitles.length,
    subtitles: texts.length - videoSubtitles.length - kept.length,
    audioTracks: audioTracks.length - audio.length,
  };
  const isComplete = Object.values(leftOut).every((count) => count === 0);
  return {
    audio: audio.map(audioOf),
    subtitles: texts.filter((track) => !track.isText || kept.includes(track)),
    ...(isComplete ? {} : { leftOut }),
  };
}

function durationOf(probe: Probe, video: VideoStreamInfo): number {
  const complete = probe.format.duration ?? 0;
  if (complete > 0) return complete;
  if (video.durationSeconds) return video.durationSeconds;
  // A single frame has no duration, so it is shown for one frame duration.
  return video.averageFrameRate.den / video.averageFrameRate.num;
}

const streamsOf = (probe: Probe, type: string): ProbeStream[] =>
  probe.streams.filter((stream) => stream.codec_type === type);

const isDecodableAudio = (stream: ProbeStream): boolean =>
  (stream.channels ?? 0) > 0 && (stream.sample_rate ?? 0) > 0 && stream.codec_name !== undefined;

const audioOf = (stream: ProbeStream): AudioStreamInfo => ({
  index: stream.index,
  codec: stream.codec_name ?? "unknown",
  channels: stream.channels ?? 0,
  ...(stream.channel_layout && stream.channel_layout !== "unknown"
    ? { channelLayout: stream.channel_layout }
    : {}),
  sampleRate: stream.sample_rate ?? 0,
  languageTag: languageTagOf(tagOf(stream, "language")),
  name: nameOf(stream),
  isDefault: stream.disposition?.default === 1,
  startSeconds: stream.start_time ?? 0,
  durationSeconds: streamDuration(stream),
});

const subtitleOf = (stream: ProbeStream): SubtitleStreamInfo => ({
  index: stream.index,
  codec: stream.codec_name ?? "unknown",
  isText: TEXT_SUBTITLES.has(stream.codec_name ?? ""),
  languageTag: languageTagOf(tagOf(stream, "language")),
  name: nameOf(stream),
  isForced: stream.disposition?.forced === 1,
  isHearingImpaired: stream.disposition?.hearing_impaired === 1,
  isDefault: stream.disposition?.default === 1,
});

/** MP4 writers store the name of their handler, which is no title. */
function nameOf(stream: { tags?: Record<string, string> | undefined }): string | null {
  const title = tagOf(stream, "title")
    ?.replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, 120);
  return title ? title : null;
}

function chaptersOf(probe: Probe): readonly ChapterInfo[] {
  const start = probe.format.start_time ?? 0;
  return (probe.chapters ?? []).slice(0, MEDIA_LIMITS.maxChapters).flatMap((chapter, number) => {
    const startSeconds = Math.max(0, (chapter.start_time ?? 0) - start);
    const endSeconds = Math.max(startSeconds, (chapter.end_time ?? 0) - start);
    const name = nameOf(chapter) ?? `Chapter ${number + 1}`;
    return endSeconds > startSeconds ? [{ startSeconds, endSeconds, name }] : [];
  });
}

function reasonToRefuse(probe: Probe, info: MediaInfo): VideoReason | null {
  const { video } = info;
  const { width, height } = video;
  const [tracks, maxTracks] = [probe.streams.length, MEDIA_LIMITS.maxStreams];
  if (tracks > maxTracks) return messageOf("media.tooManyTracks", { tracks, maxTracks });
  if (video.codec === "unknown") return messageOf("media.unknownCodec");
  if (width <= 0 || height <= 0 || video.pixelFormat === "unknown") return messageOf("media.unreadableVideo");
  if (width * height > MEDIA_LIMITS.maxPixels) return messageOf("media.tooLarge", { width, height });
  return reasonOfLength(info);
}

/** Why a file of this duration is refused; null if it is accepted. */
export function reasonOfLength({ durationSeconds }: Pick<MediaInfo, "durationSeconds">): VideoReason | null {
  if (!Number.isFinite(durationSeconds) || durationSeconds <= 0) return messageOf("media.noDuration");
  if (durationSeconds <= MEDIA_LIMITS.maxDurationSeconds) return null;
  const maxHours = MEDIA_LIMITS.maxDurationSeconds / 3600;
  return messageOf("media.tooLong", { hours: Math.round(durationSeconds / 3600), maxHours });
}

function reasonWithoutVideo(probe: Probe): VideoReason {
  const hasAudio = probe.streams.some((stream) => stream.codec_type === "audio");
  return messageOf(hasAudio ? "media.audioOnly" : "media.noVideo");
}

const refused = (reason: VideoReason): ParsedProbe => ({ kind: "refused", reason });
