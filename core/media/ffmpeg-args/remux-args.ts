import { type FfmpegArgs } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { type AudioStreamInfo, type MediaInfo, type SubtitleStreamInfo } from "#core/media/types.ts";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";

/** Audio that Matroska supports; all other audio becomes FLAC, without loss. */
const COPIED_AUDIO = new Set([
  ...["aac", "mp3", "mp2", "ac3", "eac3", "dts", "truehd", "flac", "opus", "vorbis", "alac"],
  ...[
    "wavpack",
    "tta",
    "wmav1",
    "wmav2",
    "wmapro",
    "pcm_s16le",
    "pcm_s24le",
    "pcm_s32le",
    "pcm_f32le",
    "pcm_u8",
  ],
]);

/** Containers of a copy, by FFmpeg's names. */
export type CopyContainer = "mov" | "mp4" | "matroska";

/**
 * Containers to try for a copy, best first. Fragmented MP4 becomes MOV, which keeps rotation and colours;
 * codecs that MOV does not support (Opus) need MP4, which does not support PCM; Matroska supports everything
 * that is accepted here.
 */
export function copyContainers(info: MediaInfo): readonly CopyContainer[] {
  return info.container === "mov" ? ["mov", "mp4", "matroska"] : ["matroska"];
}

/**
 * Copies video, audio and text into a file that can be cut anywhere. Nothing is decoded, except unusual audio
 * codecs.
 */
export function remuxArgs(
  source: SourceInput,
  info: MediaInfo,
  output: { readonly path: string; readonly container: CopyContainer; readonly isShapeMarked?: boolean },
): FfmpegArgs {
  const input = guardedInput(source, { isDeep: info.hasLateTracks });
  const isMatroska = output.container === "matroska";
  const texts = info.subtitles.filter((subtitle) => subtitle.isText);
  return {
    input: [...input.options, "-fflags", "+genpts"],
    source: input.source,
    output: [
      ...["-map", `0:${info.video.index}`],
      ...info.audio.flatMap((track) => ["-map", `0:${track.index}`]),
      ...texts.flatMap((subtitle) => ["-map", `0:${subtitle.index}`]),
      ...[
        "-c",
        "copy",
        ...(isMatroska ? [...info.audio.flatMap(audioCodec), ...texts.flatMap(textCodec)] : []),
      ],
      ...[...unpack(info), ...goOn(info), ...(output.isShapeMarked ? SHAPE_MARK : [])],
      ...[
        "-max_muxing_queue_size",
        "4096",
        ...(isMatroska ? rawVideos(info) : []),
        "-f",
        output.container,
        `file:${output.path}`,
      ],
    ],
  };
}

/** A shape that no video has, so that the copy contains it in full, and it can be found and removed again. */
const SHAPE_MARK: readonly string[] = ["-aspect", "239:97"];

const audioCodec = (track: AudioStreamInfo, number: number): readonly string[] =>
  COPIED_AUDIO.has(track.codec) ? [] : [`-c:a:${number}`, "flac"];

/** The one kind of text that only MP4 supports. */
const textCodec = (track: SubtitleStreamInfo, number: number): readonly string[] =>
  track.codec === "mov_text" ? [`-c:s:${number}`, "subrip"] : [];

/** Matroska's writer must be told to allow raw video; its reader here accepts it. */
const rawVideos = ({ video }: MediaInfo): readonly string[] =>
  video.codec === "rawvideo" ? ["-allow_raw_vfw", "1"] : [];

/** DivX packs two frames into one packet in AVI; unpacked each has its own time. */
const unpack = (info: MediaInfo): readonly string[] =>
  info.container === "avi" && info.video.codec === "mpeg4" ? ["-bsf:v", "mpeg4_unpack_bframes"] : [];

/** Recorders that restart in the same file. FFmpeg itself handles transport streams and similar ones. */
const MAY_BEGIN_ANEW = new Set(["flv", "matroska", "asf"]);

/**
 * Where times jump back, times continue from the previous packet: otherwise all later packets would have the
 * same time.
 */
function goOn({ container, audio }: MediaInfo): readonly string[] {
  if (!MAY_BEGIN_ANEW.has(container)) return [];
  const goesOn = "PREV_OUTDTS+if(lt(DTS,PREV_INDTS),max(1,PREV_INDURATION),DTS-PREV_INDTS)";
  const time = `if(gt(N,0),${goesOn},DTS)`.replaceAll(",", "\\,");
  const filter = `setts=dts=${time}:pts=PTS-DTS+${time}`;
  return ["-bsf:v", filter, ...(audio.length > 0 ? ["-bsf:a", filter] : [])];
}
