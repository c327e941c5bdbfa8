import { type FfmpegArgs } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { type AudioStreamInfo, type MediaInfo, type SubtitleStreamInfo } from "#core/media/types.ts";

/** Sound that Matroska carries as it is; everything else becomes FLAC, without loss. */
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

/** What a copy may be written as, by FFmpeg's names. */
export type CopyContainer = "mov" | "mp4" | "matroska";

/**
 * Containers to try for a copy, best first. MP4 fragments go into MOV, which keeps turns and colours; what MOV does not
 * hold (Opus) into MP4, which does not hold PCM; Matroska holds everything that is accepted here.
 */
export function copyContainers(info: MediaInfo): readonly CopyContainer[] {
  return info.container === "mov" ? ["mov", "mp4", "matroska"] : ["matroska"];
}

/**
 * Copies picture, sound and text into a file that can be cut anywhere. Nothing is decoded, except odd kinds of sound.
 */
export function remuxArgs(
  sourcePath: string,
  info: MediaInfo,
  output: { readonly path: string; readonly container: CopyContainer; readonly isShapeMarked?: boolean },
): FfmpegArgs {
  const input = guardedInput(sourcePath, { isDeep: info.hasLateTracks });
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

/** A shape that no picture has, so that the copy names it in full, where it is found and taken out again. */
const SHAPE_MARK: readonly string[] = ["-aspect", "239:97"];

const audioCodec = (track: AudioStreamInfo, number: number): readonly string[] =>
  COPIED_AUDIO.has(track.codec) ? [] : [`-c:a:${number}`, "flac"];

/** The one kind of text that is MP4's alone. */
const textCodec = (track: SubtitleStreamInfo, number: number): readonly string[] =>
  track.codec === "mov_text" ? [`-c:s:${number}`, "subrip"] : [];

/** Matroska's writer asks whether raw pictures are meant; its reader here takes them. */
const rawVideos = ({ video }: MediaInfo): readonly string[] =>
  video.codec === "rawvideo" ? ["-allow_raw_vfw", "1"] : [];

/** DivX packs two pictures into one packet in AVI; unpacked they have times of their own. */
const unpack = (info: MediaInfo): readonly string[] =>
  info.container === "avi" && info.video.codec === "mpeg4" ? ["-bsf:v", "mpeg4_unpack_bframes"] : [];

/** Recorders that begin anew in the same file. FFmpeg itself sees to transport streams and the like. */
const MAY_BEGIN_ANEW = new Set(["flv", "matroska", "asf"]);

/** Where times jump back, the packet before is gone on from: otherwise all that follows would lie on one moment. */
function goOn({ container, audio }: MediaInfo): readonly string[] {
  if (!MAY_BEGIN_ANEW.has(container)) return [];
  const goesOn = "PREV_OUTDTS+if(lt(DTS,PREV_INDTS),max(1,PREV_INDURATION),DTS-PREV_INDTS)";
  const time = `if(gt(N,0),${goesOn},DTS)`.replaceAll(",", "\\,");
  const filter = `setts=dts=${time}:pts=PTS-DTS+${time}`;
  return ["-bsf:v", filter, ...(audio.length > 0 ? ["-bsf:a", filter] : [])];
}
