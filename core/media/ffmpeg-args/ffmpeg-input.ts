import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";
import { MEDIA_LIMITS } from "#core/media/plan/media-limits.ts";

/**
 * The options before every `-i` of an untrusted file. The format whitelist prevents that a playlist with a
 * video's name is followed, in files and over HTTP alike; the others limit what a hostile header can request.
 * `isDeep` reads further for tracks that begin late, in containers whose header does not describe them.
 */
export function guardedInput(
  input: SourceInput,
  { isDeep = false }: { isDeep?: boolean | undefined } = {},
): { options: readonly string[]; source: string } {
  const analysed = isDeep ? DEEP : USUAL;
  return {
    options: [
      ...(input.kind === "file" ? FILE_PROTOCOL : LOOPBACK_PROTOCOL),
      ...["-format_whitelist", ALLOWED_FORMATS.join(",")],
      ...["-codec_whitelist", ALLOWED_DECODERS.join(",")],
      ...["-max_pixels", String(MEDIA_LIMITS.maxPixels)],
      ...["-max_streams", String(MEDIA_LIMITS.maxStreams)],
      ...["-analyzeduration", analysed.microseconds, "-probesize", analysed.bytes],
    ],
    source: input.kind === "file" ? `file:${input.path}` : input.url,
  };
}

const FILE_PROTOCOL: readonly string[] = ["-protocol_whitelist", "file"];

/**
 * HTTP to the one address, seekable, past the site's proxy (a value without `http://` is none), and no redirects. Each
 * seek opens a new connection: a short skip reads on instead, and small buffers let a connection that is left soon
 * fetch little.
 */
const LOOPBACK_PROTOCOL: readonly string[] = [
  ...["-protocol_whitelist", "http,tcp", "-seekable", "1", "-http_proxy", "none", "-max_redirects", "0"],
  ...["-short_seek_size", "1048576", "-recv_buffer_size", "65536", "-tcp_mss", "1440"],
];

/** Enough to find video that starts some seconds after the audio; most files need a fraction of it. */
const USUAL = { microseconds: "20000000", bytes: "20000000" };
/** Ten minutes or more of television. All of it is in memory meanwhile. */
const DEEP = { microseconds: "1200000000", bytes: "500000000" };

/** Demuxers, by FFmpeg's names (any of a demuxer's names admits it). */
export const ALLOWED_FORMATS: readonly string[] = [
  ...["mov", "matroska", "mpegts", "avi", "flv", "ogg", "asf", "mpeg", "mpegvideo"],
];

const VIDEO_DECODERS = [
  ...["h264", "hevc", "vp8", "libvpx", "vp9", "libvpx-vp9", "av1", "libdav1d", "libaom-av1"],
  ...["mpeg1video", "mpeg2video", "mpegvideo", "mpeg4", "msmpeg4v1", "msmpeg4v2", "msmpeg4"],
  ...["h263", "h263i", "h263p", "flv", "vp6", "vp6a", "vp6f", "wmv1", "wmv2", "wmv3", "vc1", "theora"],
  ...["prores", "dnxhd", "cfhd", "mjpeg", "mjpegb", "dvvideo", "ffv1", "huffyuv", "ffvhuff", "utvideo"],
  ...["rawvideo", "v210", "svq1", "svq3", "cinepak", "qtrle", "hap"],
];
const AUDIO_DECODERS = [
  ...["aac", "aac_fixed", "aac_latm", "mp3", "mp3float", "mp2", "mp2float", "mp1", "mp1float"],
  ...["ac3", "eac3", "dca", "truehd", "mlp", "flac", "alac", "opus", "libopus", "vorbis", "libvorbis"],
  ...[
    "wmav1",
    "wmav2",
    "wmapro",
    "wmalossless",
    "wmavoice",
    "amrnb",
    "amrwb",
    "speex",
    "libspeex",
    "nellymoser",
  ],
  ...["pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32le", "pcm_f32be"],
  ...["pcm_f64le", "pcm_f64be", "pcm_u8", "pcm_s8", "pcm_alaw", "pcm_mulaw", "pcm_dvd", "pcm_bluray"],
  ...["adpcm_ima_qt", "adpcm_ima_wav", "adpcm_ms", "adpcm_swf", "qdm2", "mace3", "mace6", "gsm", "gsm_ms"],
  ...["s302m", "wavpack", "tta"],
];
const TEXT_DECODERS = ["subrip", "srt", "ass", "ssa", "webvtt", "mov_text", "text", "stl", "microdvd"];
/** Their output is never used, but ffprobe fails for the entire file if it may not open one track. */
const BESIDE_DECODERS = ["png", "bmp", "pgssub", "dvdsub", "dvbsub", "xsub", "cc_dec", "libzvbi_teletextdec"];

/** Decoders, by FFmpeg's names. */
export const ALLOWED_DECODERS: readonly string[] = [
  ...VIDEO_DECODERS,
  ...AUDIO_DECODERS,
  ...TEXT_DECODERS,
  ...BESIDE_DECODERS,
];
